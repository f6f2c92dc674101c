import { type Connection, DidChangeWatchedFilesNotification, type InitializeParams } from 'vscode-languageserver';

/** What stands around documents and has a say in their answers. */
const PATTERNS = [
  '**/veloway.json',
  '**/*.event.json',
  '**/*.vtltest.{yaml,yml,json}',
  '**/serverless.{yml,yaml,json}',
];

/** @returns whether a client tells of changes where it is asked to; one that does not must open its documents anew */
export function canWatch({ capabilities }: InitializeParams): boolean {
  return capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}

export async function watchFiles(connection: Connection, params: InitializeParams): Promise<void> {
  if (!canWatch(params)) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: PATTERNS.map((globPattern) => ({ globPattern })),
  });
}
