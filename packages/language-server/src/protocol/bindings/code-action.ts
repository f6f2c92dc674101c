import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { CODE_ACTION_KINDS, type CodeAction as Found } from '../../code-actions.js';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';
import type { OpenDocument } from '../open-documents.js';
import { toProtocol } from '../published-diagnostics.js';
import { textEdits } from '../text-edits.js';

export const codeActionBinding = bindingOf<CodeActionParams>({
  method: 'textDocument/codeAction',
  capability: () => ({
    codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] },
  }),
  answer({ range, context }, open, { onCrash }): CodeAction[] {
    const actions = LANGUAGE_SERVICE.codeActions(open.document, open.places.offsets(range), onCrash);
    return actions.filter(({ kind }) => isWanted(kind, context.only)).map((action) => toCodeAction(action, open));
  },
});

/** A kind stands for those below it as well: `source` for `source.fixAll`. Without any, those of the place are wanted. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  if (only === undefined) return kind !== `${CodeActionKind.SourceFixAll}.veloway`;
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function toCodeAction({ title, kind, edits, diagnostics, preferred }: Found, open: OpenDocument): CodeAction {
  return {
    title,
    kind,
    diagnostics: diagnostics.map((diagnostic) => toProtocol(diagnostic, open)),
    isPreferred: preferred,
    edit: { changes: { [open.text.uri]: textEdits(edits, open) } },
  };
}
