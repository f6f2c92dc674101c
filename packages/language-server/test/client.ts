import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Files } from '../src/files.js';
import { startServer } from '../src/server.js';

/** A client that speaks the protocol with a server, as an editor does. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** What the server logged, each message with its type. */
  readonly log: readonly string[];
  open(uri: string, languageId: string, text: string): void;
  /** Sends the whole text as one change. */
  change(uri: string, version: number, changes: readonly object[]): void;
  /** @returns the next diagnostics that the server publishes of a document */
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  request<T>(method: string, params: object): Promise<T>;
  close(): Promise<void>;
}

/** No files but these, by their URIs. */
export function filesFrom(texts: Readonly<Record<string, string>>): Files {
  return {
    readFile: async (uri) => texts[uri],
    readFolder: async (uri) =>
      Object.entries(texts)
        .filter(([path]) => path.startsWith(`${uri}/`) && !path.slice(uri.length + 1).includes('/'))
        .map(([path, text]) => ({ name: decodeURIComponent(path.slice(uri.length + 1)), text })),
  };
}

/** Starts a server in this process and a client of it, with streams between them. */
export async function startClient(
  files: Files = filesFrom({}),
  params: Partial<InitializeParams> = {},
): Promise<Client> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), () => files);
  return clientOver(toClient, toServer, params);
}

/** @returns a client that reads what a server writes, once both have introduced themselves */
export async function clientOver(
  output: NodeJS.ReadableStream,
  input: NodeJS.WritableStream,
  params: Partial<InitializeParams> = {},
): Promise<Client> {
  const connection = createProtocolConnection(new StreamMessageReader(output), new StreamMessageWriter(input));
  const published = new Map<string, (diagnostics: Diagnostic[]) => void>();
  const latest = new Map<string, Diagnostic[]>();
  const log: string[] = [];
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    const waiting = published.get(uri);
    published.delete(uri);
    if (waiting === undefined) latest.set(uri, diagnostics);
    else waiting(diagnostics);
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    ...params,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    initialized,
    log,
    open(uri, languageId, text) {
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    change(uri, version, contentChanges) {
      void connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    },
    diagnostics(uri) {
      const known = latest.get(uri);
      latest.delete(uri);
      return known === undefined ? new Promise((resolve) => published.set(uri, resolve)) : Promise.resolve(known);
    },
    request: (method, requestParams) => connection.sendRequest(method, requestParams),
    async close() {
      await connection.sendRequest('shutdown');
      connection.dispose();
    },
  };
}
