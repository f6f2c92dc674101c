import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type Connection,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { Files, NamedFile } from './files.js';
import { startServer } from './server.js';

/**
 * Serves the page that started this worker. A worker sees no files, so that it asks the client for them.
 *
 * @param scope the worker's global object
 */
export function serveWorker(scope: DedicatedWorker): void {
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(scope),
    new BrowserMessageWriter(scope),
  );
  startServer(connection, filesOfClient);
}

/** What of a worker's global object is needed here. */
export type DedicatedWorker = ConstructorParameters<typeof BrowserMessageReader>[0];

/** Requests of ours that a client in a browser answers: the texts of files in its workspace. */
export const READ_FOLDER_REQUEST = 'veloway/readFolder';
export const READ_FILE_REQUEST = 'veloway/readFile';

function filesOfClient(connection: Connection): Files {
  return {
    readFolder: (uri) => connection.sendRequest<readonly NamedFile[]>(READ_FOLDER_REQUEST, { uri }).catch(() => []),
    async readFile(uri) {
      // A client that knows no such request has no files for us, as one whose file is missing.
      const answer = await connection.sendRequest<string | null>(READ_FILE_REQUEST, { uri }).catch(() => null);
      return answer ?? undefined;
    },
  };
}
