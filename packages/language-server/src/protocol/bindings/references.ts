import type { Location, ReferenceParams } from 'vscode-languageserver';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';

export const referencesBinding = bindingOf<ReferenceParams>({
  method: 'textDocument/references',
  capability: () => ({ referencesProvider: true }),
  answer({ position, context }, { document, places }): Location[] {
    const options = { withDefinitions: context.includeDeclaration };
    const found = LANGUAGE_SERVICE.references(document, places.offset(position), options);
    return found.map((range) => ({ uri: document.uri, range: places.range(range) }));
  },
});
