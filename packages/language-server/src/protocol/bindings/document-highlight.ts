import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';

const KIND = {
  read: DocumentHighlightKind.Read,
  write: DocumentHighlightKind.Write,
  keyword: DocumentHighlightKind.Text,
} as const;

export const documentHighlightBinding = bindingOf<DocumentHighlightParams>({
  method: 'textDocument/documentHighlight',
  capability: () => ({ documentHighlightProvider: true }),
  answer({ position }, { document, places }): DocumentHighlight[] {
    const found = LANGUAGE_SERVICE.documentHighlight(document, places.offset(position));
    return found.map((highlight) => ({ range: places.range(highlight), kind: KIND[highlight.kind] }));
  },
});
