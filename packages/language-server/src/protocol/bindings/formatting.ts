import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  InitializeParams,
  ServerCapabilities,
  TextEdit,
} from 'vscode-languageserver';
import { ON_TYPE_TRIGGERS } from '../../features/on-type-formatting.js';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';
import { textEdits } from '../text-edits.js';

/** Where the client lets us, formatting is offered for templates alone: YAML and JSON have formatters of their own. */
export function registersFormatting({ capabilities }: InitializeParams): boolean {
  return capabilities.textDocument?.formatting?.dynamicRegistration === true;
}

function unlessRegistered(capability: Partial<ServerCapabilities>) {
  return (params: InitializeParams): Partial<ServerCapabilities> => (registersFormatting(params) ? {} : capability);
}

export const formattingBinding = bindingOf<DocumentFormattingParams>({
  method: 'textDocument/formatting',
  capability: unlessRegistered({ documentFormattingProvider: true }),
  answer: ({ options }, open): TextEdit[] => textEdits(LANGUAGE_SERVICE.format(open.document, options), open),
});

export const rangeFormattingBinding = bindingOf<DocumentRangeFormattingParams>({
  method: 'textDocument/rangeFormatting',
  capability: unlessRegistered({ documentRangeFormattingProvider: true }),
  answer: ({ options, range }, open): TextEdit[] =>
    textEdits(LANGUAGE_SERVICE.format(open.document, options, open.places.offsets(range)), open),
});

export const onTypeFormattingBinding = bindingOf<DocumentOnTypeFormattingParams>({
  method: 'textDocument/onTypeFormatting',
  capability: () => {
    const [firstTriggerCharacter, ...moreTriggerCharacter] = ON_TYPE_TRIGGERS;
    return { documentOnTypeFormattingProvider: { firstTriggerCharacter, moreTriggerCharacter } };
  },
  answer: ({ position, ch }, open): TextEdit[] =>
    textEdits(LANGUAGE_SERVICE.onTypeFormatting(open.document, open.places.offset(position), ch), open),
});
