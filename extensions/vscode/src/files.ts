import { type Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What a server in a worker asks for, as `@veloway/language-server/browser` calls it. */
const READ_FOLDER_REQUEST = 'veloway/readFolder';
const READ_FILE_REQUEST = 'veloway/readFile';

interface FileParams {
  readonly uri: string;
}

/** Reads files for a server that has no file system. */
export function answerFiles(client: BaseLanguageClient): Disposable {
  const folder = client.onRequest(READ_FOLDER_REQUEST, ({ uri }: FileParams) => readFolder(Uri.parse(uri)));
  const file = client.onRequest(READ_FILE_REQUEST, ({ uri }: FileParams) => readText(Uri.parse(uri)));
  return { dispose: () => [folder, file].forEach((one) => void one.dispose()) };
}

async function readFolder(folder: Uri): Promise<{ name: string; text: string }[]> {
  // A folder that is not there has no files.
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  const names = entries.filter(([, type]) => type === FileType.File).map(([name]) => name);
  const texts = await Promise.all(names.sort().map((name) => readText(Uri.joinPath(folder, name))));
  return names.flatMap((name, index) => {
    const text = texts[index] ?? null;
    return text === null ? [] : [{ name, text }];
  });
}

/** A file that cannot be read is, for the server, not there. */
async function readText(file: Uri): Promise<string | null> {
  const bytes = await workspace.fs.readFile(file).then(undefined, () => undefined);
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}
