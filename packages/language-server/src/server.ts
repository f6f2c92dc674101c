import {
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Files } from './files.js';
import type { Binding, DocumentParams } from './protocol/binding.js';
import { BINDINGS, capabilitiesOf } from './protocol/bindings.js';
import { openDocuments } from './protocol/open-documents.js';
import { publishedDiagnostics } from './protocol/published-diagnostics.js';
import { surroundingsStore } from './protocol/surroundings-store.js';
import { watchFiles } from './protocol/watch-files.js';

/**
 * Speaks the language server protocol over a connection: every question is one of the façade's, asked of the document
 * as it is then.
 *
 * @param filesOf makes the way to the files around the documents
 */
export function startServer(connection: Connection, filesOf: (connection: Connection) => Files): void {
  const texts = new TextDocuments(TextDocument);
  let client: InitializeParams = { processId: null, rootUri: null, capabilities: {} };
  let folders: readonly string[] = [];
  const warn = (message: string): void => connection.console.warn(message);
  const isInWorkspace = (uri: string): boolean => folders.some((folder) => `${uri}/`.startsWith(`${folder}/`));
  const surroundings = surroundingsStore(filesOf(connection), isInWorkspace, warn);
  const documents = openDocuments(texts, surroundings);
  const onCrash = (error: unknown, what: string): void => connection.console.error(crashText(error, what));
  const publish = async (uri: string): Promise<void> => {
    const open = await documents.get(uri);
    if (open === undefined) return;
    const { version } = open.text;
    connection.sendDiagnostics({ uri, version, diagnostics: publishedDiagnostics(open, onCrash) });
  };
  const publishSoon = coalesced((uri) => publish(uri).catch((error) => onCrash(error, 'diagnostics')));

  connection.onInitialize((params) => {
    client = params;
    folders = foldersOf(params);
    return initializeResult(params);
  });
  connection.onInitialized(() => {
    watchFiles(connection, client).catch((error) => onCrash(error, 'watching files'));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) surroundings.forget(uri);
    for (const uri of texts.keys()) publishSoon(uri);
  });
  texts.onDidChangeContent(({ document }) => publishSoon(document.uri));
  texts.onDidClose(({ document }) => {
    documents.forget(document.uri);
    connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  for (const binding of Object.values(BINDINGS)) {
    connection.onRequest(binding.method, (params: DocumentParams, token: CancellationToken) =>
      guarded(binding, params, token),
    );
  }
  texts.listen(connection);
  connection.listen();

  /** A request is answered of the text that it was asked of; a failure costs its answer, and nothing else. */
  async function guarded(
    { method, answer }: Binding,
    params: DocumentParams,
    token: CancellationToken,
  ): Promise<unknown> {
    const { uri } = params.textDocument;
    const version = texts.get(uri)?.version;
    await pause();
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    try {
      const open = await documents.get(uri);
      if (open === undefined) return null;
      if (open.text.version !== version) {
        return new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed since.');
      }
      return answer(params as never, open, { client, onCrash });
    } catch (error) {
      onCrash(error, method);
      return null;
    }
  }
}

/** Lets the messages in that have arrived meanwhile: one may cancel what is asked. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function crashText(error: unknown, what: string): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Veloway failed at ${what}, which is a bug of its own: ${stack}`;
}

/** Calls once for however many changes came at a time. */
function coalesced(call: (uri: string) => void): (uri: string) => void {
  const waiting = new Set<string>();
  return (uri) => {
    if (waiting.has(uri)) return;
    waiting.add(uri);
    setTimeout(() => {
      waiting.delete(uri);
      call(uri);
    }, 0);
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? [rootUri ?? ''];
  return uris.filter((uri) => uri !== '').map((uri) => uri.replace(/\/$/, ''));
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
