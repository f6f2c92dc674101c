import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  type InitializeParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import {
  COMPLETION_TRIGGERS,
  type Completion,
  hasTabStops,
  plainText,
  snippetText,
} from '../../features/completion.js';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';
import type { OpenDocument } from '../open-documents.js';

const KIND: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  directive: CompletionItemKind.Keyword,
  variable: CompletionItemKind.Variable,
  property: CompletionItemKind.Property,
  method: CompletionItemKind.Method,
  key: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  snippet: CompletionItemKind.Snippet,
};

export const completionBinding = bindingOf<CompletionParams>({
  method: 'textDocument/completion',
  capability: () => ({ completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS] } }),
  answer({ position }, open, { client }): CompletionList {
    const completions = LANGUAGE_SERVICE.completions(open.document, open.places.offset(position));
    return { isIncomplete: false, items: completions.map((completion) => itemOf(completion, open, client)) };
  },
});

function itemOf(completion: Completion, { places }: OpenDocument, client: InitializeParams): CompletionItem {
  const { label, kind, detail, documentation, sortText, filterText, deprecated, newText } = completion;
  const asSnippet = hasTabStops(newText) && supportsSnippets(client);
  return {
    label,
    kind: KIND[kind],
    sortText,
    textEdit: { range: places.range(completion), newText: asSnippet ? snippetText(newText) : plainText(newText) },
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // The text is spelt for its file with its indentation already.
    insertTextMode: InsertTextMode.asIs,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(filterText === undefined ? {} : { filterText }),
    ...(deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
  };
}

function supportsSnippets({ capabilities }: InitializeParams): boolean {
  return capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
}
