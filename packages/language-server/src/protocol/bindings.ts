import type { InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import type { LanguageService } from '../service.js';
import type { Binding } from './binding.js';
import { codeActionBinding } from './bindings/code-action.js';
import { codeLensBinding } from './bindings/code-lens.js';
import { completionBinding } from './bindings/completion.js';
import { definitionBinding } from './bindings/definition.js';
import { documentHighlightBinding } from './bindings/document-highlight.js';
import { documentLinkBinding } from './bindings/document-link.js';
import { documentSymbolBinding } from './bindings/document-symbol.js';
import { foldingRangeBinding } from './bindings/folding-range.js';
import { formattingBinding, onTypeFormattingBinding, rangeFormattingBinding } from './bindings/formatting.js';
import { hoverBinding } from './bindings/hover.js';
import { inlayHintBinding } from './bindings/inlay-hint.js';
import { referencesBinding } from './bindings/references.js';
import { prepareRenameBinding, renameBinding } from './bindings/rename.js';
import { selectionRangeBinding } from './bindings/selection-range.js';
import { semanticTokensBinding, semanticTokensRangeBinding } from './bindings/semantic-tokens.js';
import { signatureHelpBinding } from './bindings/signature-help.js';

/** How the protocol asks each question of the façade; diagnostics are not asked for but published. */
export const BINDINGS: Readonly<Record<Exclude<keyof LanguageService, 'diagnostics'>, Binding>> = {
  codeActions: codeActionBinding,
  completions: completionBinding,
  hover: hoverBinding,
  signatureHelp: signatureHelpBinding,
  definition: definitionBinding,
  references: referencesBinding,
  prepareRename: prepareRenameBinding,
  rename: renameBinding,
  documentHighlight: documentHighlightBinding,
  documentSymbols: documentSymbolBinding,
  foldingRanges: foldingRangeBinding,
  selectionRange: selectionRangeBinding,
  semanticTokens: semanticTokensBinding,
  inlayHints: inlayHintBinding,
  format: formattingBinding,
  onTypeFormatting: onTypeFormattingBinding,
  documentLinks: documentLinkBinding,
  codeLenses: codeLensBinding,
};

/** All requests that the server answers: one question can be asked in two ways. */
export const REQUESTS: readonly Binding[] = [
  ...Object.values(BINDINGS),
  semanticTokensRangeBinding,
  rangeFormattingBinding,
];

/** @returns what the server says it can do */
export function capabilitiesOf(params: InitializeParams): Partial<ServerCapabilities> {
  return Object.assign({}, ...REQUESTS.map(({ capability }) => capability(params)));
}
