import {
  MarkupKind,
  type SignatureHelp,
  type SignatureHelpParams,
  type SignatureInformation,
} from 'vscode-languageserver';
import { SIGNATURE_TRIGGERS, type SignatureInformation as Signature } from '../../features/signature-help.js';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';

export const signatureHelpBinding = bindingOf<SignatureHelpParams>({
  method: 'textDocument/signatureHelp',
  capability: () => ({ signatureHelpProvider: { triggerCharacters: [...SIGNATURE_TRIGGERS] } }),
  answer({ position }, { document, places }): SignatureHelp | null {
    const found = LANGUAGE_SERVICE.signatureHelp(document, places.offset(position));
    return found === undefined ? null : { ...found, signatures: found.signatures.map(signatureOf) };
  },
});

function signatureOf({ label, documentation, parameters }: Signature): SignatureInformation {
  return {
    label,
    parameters: parameters.map(([start, end]) => ({ label: [start, end] })),
    ...(documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  };
}
