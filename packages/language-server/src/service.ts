import type { Range } from '@veloway/vtl';
import { codeActions } from './code-actions.js';
import { diagnostics, hostEdits } from './diagnostics/diagnostics.js';
import type { Document, HostedTemplate } from './document.js';
import type { TextEdit } from './edit.js';
import { endBehind } from './embedded/end-behind.js';
import { type CodeLens, codeLenses } from './features/code-lens.js';
import { type Completion, completions } from './features/completion.js';
import { definition, type VariableDefinition } from './features/definition.js';
import { type DocumentHighlight, documentHighlight } from './features/document-highlight.js';
import { type DocumentLink, documentLinks } from './features/document-link.js';
import { type DocumentSymbol, documentSymbols } from './features/document-symbols.js';
import { type FoldingRange, foldingRanges } from './features/folding-range.js';
import { type FormattingOptions, format } from './features/formatting.js';
import { type Hover, hover } from './features/hover.js';
import { type InlayHint, inlayHints } from './features/inlay-hints.js';
import { onTypeFormatting } from './features/on-type-formatting.js';
import { references } from './features/references.js';
import { prepareRename, type Refusal, type Renamable, type Renaming, rename } from './features/rename.js';
import { selectionRange } from './features/selection-range.js';
import { semanticTokens, type TokenModifier, type TokenType } from './features/semantic-tokens.js';
import { type SignatureHelp, signatureHelp } from './features/signature-help.js';
import { askAll, askAt, inFile, templateAt, templateRange } from './hosted.js';
import { templateName } from './template-name.js';

/** A stretch of a document and what it is. */
export interface Token extends Range {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** An entry of the outline: what {@link DocumentSymbol} says, or a template of a definition. */
export interface OutlineSymbol extends Omit<DocumentSymbol, 'kind' | 'children'> {
  readonly kind: DocumentSymbol['kind'] | 'template';
  readonly children: readonly OutlineSymbol[];
}

const NOT_IN_TEMPLATE: Refusal = { refusal: 'Only variables of templates can be renamed.' };

/**
 * Every question that an editor asks of a document, as plain functions without state: offsets of the document go in,
 * plain data with offsets of the document comes out.
 */
export const LANGUAGE_SERVICE = {
  diagnostics,
  codeActions,
  completions: (document: Document, offset: number): readonly Completion[] =>
    askAt(document, offset, completions) ?? [],
  hover: (document: Document, offset: number): Hover | undefined => askAt(document, offset, hover),
  signatureHelp: (document: Document, offset: number): SignatureHelp | undefined =>
    askAt(document, offset, signatureHelp),
  definition: (document: Document, offset: number): readonly VariableDefinition[] =>
    askAt(document, offset, definition) ?? [],
  references: (document: Document, offset: number, options: { readonly withDefinitions: boolean }): readonly Range[] =>
    askAt(document, offset, (view, place) => references(view, place, options.withDefinitions)) ?? [],
  prepareRename: (document: Document, offset: number): Renamable | Refusal =>
    askAt(document, offset, prepareRename) ?? NOT_IN_TEMPLATE,
  rename: renameIn,
  documentHighlight: (document: Document, offset: number): readonly DocumentHighlight[] =>
    askAt(document, offset, documentHighlight) ?? [],
  documentSymbols: outline,
  foldingRanges: (document: Document): readonly FoldingRange[] => askAll(document, undefined, foldingRanges),
  /** The smallest range around a place first. */
  selectionRange: (document: Document, offset: number): readonly Range[] =>
    askAt(document, offset, selectionRange) ?? [{ start: offset, end: offset }],
  semanticTokens: (document: Document, range?: Range): readonly Token[] => askAll(document, range, tokensIn),
  inlayHints: (document: Document, range: Range): readonly InlayHint[] => askAll(document, range, inlayHints),
  format: formatIn,
  onTypeFormatting: (document: Document, offset: number, character: string): readonly TextEdit[] =>
    askAt(document, offset, (view, place) => onTypeFormatting(view, place, character)) ??
    (character === '\n' ? endBehind(document, offset) : []),
  documentLinks: (document: Document): readonly DocumentLink[] => askAll(document, undefined, documentLinks),
  codeLenses: (document: Document): readonly CodeLens[] => askAll(document, undefined, codeLenses),
} as const;

export type LanguageService = typeof LANGUAGE_SERVICE;

/** A variable has its new name at all of its places, or keeps the old one. */
function renameIn(document: Document, offset: number, newName: string): Renaming | Refusal {
  const template = templateAt(document, offset);
  const place = template?.toTemplate(offset);
  if (template === undefined || place === undefined) return NOT_IN_TEMPLATE;
  const renaming = rename(template.view, place, newName);
  if ('refusal' in renaming) return renaming;
  const edits: readonly TextEdit[] | undefined = hostEdits(renaming.edits, template);
  return edits === undefined
    ? { refusal: 'The file spells this template, or replaces a part of it, so that it cannot say the change.' }
    : { edits };
}

/** A template is formatted as a whole, or not at all where its file cannot say one of the changes. */
function formatIn(document: Document, options: FormattingOptions, range?: Range): readonly TextEdit[] {
  return document.templates.flatMap((template) => {
    const within = range && templateRange(range, template);
    if (range !== undefined && within === undefined) return [];
    return hostEdits(format(template.view, options, within), template) ?? [];
  });
}

function outline(document: Document): readonly OutlineSymbol[] {
  if (document.definition === undefined) return askAll(document, undefined, documentSymbols);
  return document.templates.map(templateSymbol);
}

function templateSymbol(template: HostedTemplate): OutlineSymbol {
  const { view } = template;
  const whole = inFile({ start: 0, end: view.text.length }, template);
  return {
    ...whole,
    name: templateName(view.role) || 'template',
    detail: '',
    kind: 'template',
    selection: whole,
    children: inFile(documentSymbols(view), template),
  };
}

function tokensIn(...[view, range]: Parameters<typeof semanticTokens>): readonly Token[] {
  return semanticTokens(view, range).map(({ start, length, type, modifiers }) => {
    return { start, end: start + length, type, modifiers };
  });
}
