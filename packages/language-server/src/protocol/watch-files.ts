import { type Connection, DidChangeWatchedFilesNotification, type InitializeParams } from 'vscode-languageserver';

/** What stands around documents and has a say in their answers. */
const PATTERNS = ['**/veloway.json', '**/*.event.json', '**/*.vtltest.{yaml,yml,json}'];

/** Asks the client to tell of changes; one that cannot is one whose documents must be opened anew. */
export async function watchFiles(connection: Connection, { capabilities }: InitializeParams): Promise<void> {
  if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: PATTERNS.map((globPattern) => ({ globPattern })),
  });
}
