import type { Definition, DefinitionLink, DefinitionParams } from 'vscode-languageserver';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';

export const definitionBinding = bindingOf<DefinitionParams>({
  method: 'textDocument/definition',
  capability: () => ({ definitionProvider: true }),
  answer({ position }, { document, places }, { client }): Definition | DefinitionLink[] {
    const { uri } = document;
    const found = LANGUAGE_SERVICE.definition(document, places.offset(position));
    if (client.capabilities.textDocument?.definition?.linkSupport !== true) {
      return found.map((range) => ({ uri, range: places.range(range) }));
    }
    return found.map((range) => ({
      targetUri: uri,
      targetRange: places.range(range.directive),
      targetSelectionRange: places.range(range),
    }));
  },
});
