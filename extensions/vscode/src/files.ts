import type { Files, NamedFile } from '@veloway/language-server';
import { type Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What a server in a worker asks for, as `@veloway/language-server/browser` calls it. */
const READ_FOLDER_REQUEST = 'veloway/readFolder';
const READ_FILE_REQUEST = 'veloway/readFile';

interface FileParams {
  readonly uri: string;
}

/** The files of the workspace, wherever that is. */
export const WORKSPACE_FILES: Files = {
  readFolder: (uri) => readFolder(Uri.parse(uri)),
  readFile: (uri) => readText(Uri.parse(uri)),
};

/** Reads files for a server that has no file system. */
export function answerFiles(client: BaseLanguageClient): Disposable {
  const { readFolder, readFile } = WORKSPACE_FILES;
  const folder = client.onRequest(READ_FOLDER_REQUEST, ({ uri }: FileParams) => readFolder(uri));
  const file = client.onRequest(READ_FILE_REQUEST, async ({ uri }: FileParams) => (await readFile(uri)) ?? null);
  return {
    dispose() {
      folder.dispose();
      file.dispose();
    },
  };
}

async function readFolder(folder: Uri): Promise<NamedFile[]> {
  // A folder that is not there has no files.
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  const names = entries.filter(([, type]) => type === FileType.File).map(([name]) => name);
  const texts = await Promise.all(names.sort().map((name) => readText(Uri.joinPath(folder, name))));
  return names.flatMap((name, index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ name, text }];
  });
}

/** A file that cannot be read is, for whoever asks, not there. */
async function readText(file: Uri): Promise<string | undefined> {
  const bytes = await workspace.fs.readFile(file).then(undefined, () => undefined);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
