import type { CodeLens, CodeLensParams, InitializeParams } from 'vscode-languageserver';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';

/** A lens is of use only where the client knows its command, which it says when it starts: `{ "commands": […] }`. */
export const codeLensBinding = bindingOf<CodeLensParams>({
  method: 'textDocument/codeLens',
  capability: (params) => (knownCommands(params).length > 0 ? { codeLensProvider: {} } : {}),
  answer(_, { document, places }, { client }): CodeLens[] {
    const known = knownCommands(client);
    return LANGUAGE_SERVICE.codeLenses(document)
      .filter(({ command }) => known.includes(command))
      .map(({ title, command, arguments: rest, start, end }) => ({
        range: places.range({ start, end }),
        command: { title, command, arguments: [document.uri, places.position(start), ...rest] },
      }));
  },
});

function knownCommands({ initializationOptions: options }: InitializeParams): readonly string[] {
  const commands: unknown = typeof options === 'object' && options !== null ? options.commands : undefined;
  return Array.isArray(commands) ? commands.filter((command) => typeof command === 'string') : [];
}
