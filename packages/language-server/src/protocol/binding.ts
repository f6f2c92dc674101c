import type { InitializeParams, ServerCapabilities, TextDocumentIdentifier } from 'vscode-languageserver';
import type { OnCrash } from '../diagnostics/findings.js';
import type { OpenDocument } from './open-documents.js';

/** How the protocol asks one question of the façade. */
export interface Binding {
  readonly method: string;
  readonly capability: (params: InitializeParams) => Partial<ServerCapabilities>;
  readonly answer: (params: never, open: OpenDocument, asking: Asking) => unknown;
}

/** What else an answer depends on: what the client can do, and who is told of failures. */
export interface Asking {
  readonly client: InitializeParams;
  readonly onCrash: OnCrash;
}

/** What the parameters of all questions have. */
export interface DocumentParams {
  readonly textDocument: TextDocumentIdentifier;
}

/** @returns a binding whose parts fit together */
export function bindingOf<P extends DocumentParams>(binding: {
  readonly method: string;
  readonly capability: Binding['capability'];
  readonly answer: (params: P, open: OpenDocument, asking: Asking) => unknown;
}): Binding {
  return binding;
}
