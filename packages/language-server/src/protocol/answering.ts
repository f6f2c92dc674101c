import { type CancellationToken, LSPErrorCodes, ResponseError, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Asking, Binding, DocumentParams } from './binding.js';
import type { OpenDocuments } from './open-documents.js';

/** Answers a question by its binding. */
export type Answering = (binding: Binding, params: DocumentParams, token: CancellationToken) => Promise<unknown>;

/**
 * A request is answered of the text that it was asked of. What fails costs its answer, and nothing else.
 *
 * @param asking what is known of the client by then
 */
export function answering(
  texts: TextDocuments<TextDocument>,
  documents: OpenDocuments,
  asking: () => Asking,
): Answering {
  return async ({ method, answer }, params, token) => {
    const { uri } = params.textDocument;
    const version = texts.get(uri)?.version;
    await pause();
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    try {
      const open = await documents.get(uri);
      if (open === undefined) return null;
      if (open.version !== version)
        return new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed since.');
      return answer(params as never, open, asking());
    } catch (error) {
      asking().onCrash(error, method);
      return null;
    }
  };
}

/** Lets the messages in that have arrived meanwhile: one may cancel what is asked. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
