import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';

export const documentLinkBinding = bindingOf<DocumentLinkParams>({
  method: 'textDocument/documentLink',
  capability: () => ({ documentLinkProvider: {} }),
  answer(_, { document, places }): DocumentLink[] {
    return LANGUAGE_SERVICE.documentLinks(document).map(({ target, tooltip, ...range }) => ({
      range: places.range(range),
      target,
      ...(tooltip === undefined ? {} : { tooltip }),
    }));
  },
});
