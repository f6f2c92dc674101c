import {
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { OnCrash } from './diagnostics/findings.js';
import type { Files } from './files.js';
import { answering } from './protocol/answering.js';
import type { DocumentParams } from './protocol/binding.js';
import { capabilitiesOf, REQUESTS } from './protocol/bindings.js';
import { openDocuments } from './protocol/open-documents.js';
import { publisher } from './protocol/publisher.js';
import { registerFormatting } from './protocol/register-formatting.js';
import { surroundingsStore } from './protocol/surroundings-store.js';
import { canWatch, watchFiles } from './protocol/watch-files.js';

/**
 * Speaks the language server protocol over a connection: every question is one of the façade's, asked of the document
 * as it is then.
 *
 * @param filesOf makes the way to the files around the documents
 */
export function startServer(connection: Connection, filesOf: (connection: Connection) => Files): void {
  const texts = new TextDocuments(TextDocument);
  let client: InitializeParams = { processId: null, rootUri: null, capabilities: {} };
  const onCrash: OnCrash = (error, what) => connection.console.error(crashText(error, what));
  const warn = (message: string): void => connection.console.warn(message);
  const surroundings = surroundingsStore(filesOf(connection), (uri) => isInWorkspace(uri, client), warn);
  const documents = openDocuments(texts, surroundings);
  const publish = publisher(connection, documents, onCrash);
  const answer = answering(texts, documents, () => ({ client, onCrash }));

  connection.onInitialize((params) => initializeResult((client = params)));
  connection.onInitialized(() => {
    watchFiles(connection, client).catch((error) => onCrash(error, 'watching files'));
    registerFormatting(connection, client).catch((error) => onCrash(error, 'offering to format'));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) surroundings.forget(uri);
    for (const uri of texts.keys()) publish(uri);
  });
  texts.onDidChangeContent(({ document }) => publish(document.uri));
  texts.onDidClose(({ document: { uri } }) => {
    documents.forget(uri);
    if (!canWatch(client)) surroundings.forgetAll();
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  for (const binding of REQUESTS) {
    connection.onRequest(binding.method, (params: DocumentParams, token: CancellationToken) =>
      answer(binding, params, token),
    );
  }
  texts.listen(connection);
  connection.listen();
}

function crashText(error: unknown, what: string): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Veloway failed at ${what}, which is a bug of its own: ${stack}`;
}

/** A client that names no folders has none that would bound the search for a `veloway.json`. */
function isInWorkspace(uri: string, { workspaceFolders, rootUri }: InitializeParams): boolean {
  const folders = workspaceFolders?.map((folder) => folder.uri) ?? (rootUri === null ? [] : [rootUri]);
  return folders.some((folder) => `${uri}/`.startsWith(`${folder.replace(/\/$/, '')}/`));
}

function initializeResult(params: InitializeParams): InitializeResult {
  return {
    serverInfo: { name: 'veloway' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...capabilitiesOf(params),
    },
  };
}
