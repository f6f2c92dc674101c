import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';
import { textEdits } from '../text-edits.js';

export const prepareRenameBinding = bindingOf<PrepareRenameParams>({
  method: 'textDocument/prepareRename',
  capability: () => ({}),
  answer({ position }, { document, places }): PrepareRenameResult | ResponseError<void> {
    const found = LANGUAGE_SERVICE.prepareRename(document, places.offset(position));
    if ('refusal' in found) return refused(found.refusal);
    return { range: places.range(found), placeholder: found.placeholder };
  },
});

export const renameBinding = bindingOf<RenameParams>({
  method: 'textDocument/rename',
  capability: ({ capabilities }) => ({
    renameProvider: capabilities.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
  }),
  answer({ position, newName }, open): WorkspaceEdit | ResponseError<void> {
    const renaming = LANGUAGE_SERVICE.rename(open.document, open.places.offset(position), newName);
    if ('refusal' in renaming) return refused(renaming.refusal);
    return { changes: { [open.document.uri]: textEdits(renaming.edits, open) } };
  },
});

/** Editors show the message of such an error to whoever asked. */
function refused(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
