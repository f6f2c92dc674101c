import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensLegend,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What an answer is about: the document, and how the server numbers the kinds of tokens. */
export interface Asked {
  readonly document: TextDocument;
  readonly legend: SemanticTokensLegend | undefined;
}

/** So many items of a list are shown, as an editor shows the first of them. */
const MOST = 8;

/** How each answer of the protocol reads on a page, as an editor would show it. */
const SHOWN: Readonly<Record<string, (answer: never, asked: Asked) => string>> = {
  'textDocument/publishDiagnostics': (found: readonly Diagnostic[], asked) =>
    lines(
      found.map(
        (one) =>
          `${at(one.range)} ${SEVERITIES[one.severity ?? 1]} ${one.code}: ${one.message}${quoted(one.range, asked)}`,
      ),
    ),
  'textDocument/completion': (answer: CompletionList | CompletionItem[]) => completionText(answer),
  'textDocument/hover': ({ contents }: Hover) =>
    typeof contents === 'object' && 'value' in contents ? contents.value : '',
  'textDocument/signatureHelp': ({ signatures, activeSignature = 0, activeParameter = 0 }: SignatureHelp) =>
    lines(
      signatures.map(
        ({ label }, i) => `${i === activeSignature ? '>' : ' '} ${label} (parameter ${(activeParameter ?? 0) + 1})`,
      ),
    ),
  'textDocument/definition': (found: readonly Location[], asked) => placesText(found, asked),
  'textDocument/references': (found: readonly Location[], asked) => placesText(found, asked),
  'textDocument/documentHighlight': (found: readonly DocumentHighlight[], asked) => placesText(found, asked),
  'textDocument/documentSymbol': (found: readonly DocumentSymbol[]) => lines(symbolLines(found, '')),
  'textDocument/foldingRange': (found: readonly FoldingRange[]) =>
    lines(
      found.map(
        ({ startLine, endLine, kind }) => `lines ${startLine + 1} to ${endLine + 1}${kind ? ` (${kind})` : ''}`,
      ),
    ),
  'textDocument/selectionRange': (found: readonly SelectionRange[], asked) => selectionText(found[0], asked),
  'textDocument/semanticTokens/full': (answer: SemanticTokens, asked) => tokensText(answer, asked),
  'textDocument/inlayHint': (found: readonly InlayHint[], asked) =>
    withInsertions(
      asked,
      found.map(({ position, label }) => ({ position, text: `⟨${labelText(label)}⟩` })),
    ),
  'textDocument/formatting': (edits: readonly TextEdit[], asked) => TextDocument.applyEdits(asked.document, [...edits]),
  'textDocument/onTypeFormatting': (edits: readonly TextEdit[], asked) =>
    TextDocument.applyEdits(asked.document, [...edits]),
  'textDocument/rename': (edit: WorkspaceEdit, asked) => afterEdit(edit, asked),
  'textDocument/codeAction': (found: readonly CodeAction[], asked) =>
    found
      .map(({ title, edit }, i) => `${title}${i === 0 && edit ? `\n---\n${afterEdit(edit, asked)}---` : ''}`)
      .join('\n'),
  'textDocument/documentLink': (found: readonly DocumentLink[], asked) =>
    lines(found.map(({ range, target }) => `${at(range)}${quoted(range, asked)} → ${target}`)),
  'textDocument/codeLens': (found: readonly CodeLens[]) =>
    lines(found.map(({ range, command }) => `${at(range)} ${command?.title} (${command?.command})`)),
};

const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

/** @returns an answer as a page shows it */
export function shownAnswer(method: string, answer: unknown, asked: Asked): string {
  if (answer === null || answer === undefined) return 'nothing';
  const show = SHOWN[method];
  if (show === undefined) throw new Error(`No page shows ${method}.`);
  return show(answer as never, asked).trimEnd();
}

function lines(all: readonly string[]): string {
  return all.length === 0 ? 'nothing' : all.join('\n');
}

function at({ start }: Range): string {
  return `${start.line + 1}:${start.character + 1}`;
}

function quoted(range: Range, { document }: Asked): string {
  return ` «${document.getText(range).replace(/\n/g, '⏎')}»`;
}

function completionText(answer: CompletionList | CompletionItem[]): string {
  const items = 'items' in answer ? answer.items : answer;
  const sorted = [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
  const shown = sorted
    .slice(0, MOST)
    .map(({ label, detail }) => (detail === undefined ? label : `${label}  ${detail}`));
  const more = items.length - shown.length;
  return lines(more > 0 ? [...shown, `… and ${more} more`] : shown);
}

function placesText(found: readonly { readonly range: Range }[], asked: Asked): string {
  return lines(found.map(({ range }) => `${at(range)}${quoted(range, asked)}`));
}

function symbolLines(symbols: readonly DocumentSymbol[], indentation: string): readonly string[] {
  return symbols.flatMap(({ name, detail, range, children }) => [
    `${indentation}${name}${detail ? ` ${detail}` : ''}  ${range.start.line + 1}–${range.end.line + 1}`,
    ...symbolLines(children ?? [], `${indentation}  `),
  ]);
}

function selectionText(selection: SelectionRange | undefined, asked: Asked): string {
  const found: string[] = [];
  for (let one = selection; one !== undefined; one = one.parent) found.push(quoted(one.range, asked).trim());
  return lines(found);
}

function tokensText({ data }: SemanticTokens, { document, legend }: Asked): string {
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
    line += down;
    character = down > 0 ? characters : character + characters;
    const start = { line, character };
    const text = document.getText({ start, end: { line, character: character + length } });
    const names = legend?.tokenModifiers.filter((_, bit) => modifiers & (1 << bit)) ?? [];
    found.push(`${line + 1}:${character + 1} «${text}» ${[legend?.tokenTypes[type], ...names].join(' ')}`);
  }
  return lines(found);
}

function labelText(label: InlayHint['label']): string {
  return typeof label === 'string' ? label : label.map(({ value }) => value).join('');
}

function withInsertions(
  { document }: Asked,
  insertions: readonly { position: Range['start']; text: string }[],
): string {
  const edits = insertions.map(({ position, text }) => ({ range: { start: position, end: position }, newText: text }));
  return TextDocument.applyEdits(document, edits);
}

function afterEdit({ changes, documentChanges }: WorkspaceEdit, { document }: Asked): string {
  const plain = changes?.[document.uri] ?? [];
  const versioned = (documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []));
  return TextDocument.applyEdits(document, [...plain, ...(versioned as TextEdit[])]);
}
