import { type Uri, window, workspace } from 'vscode';
import { isDefinition } from './methods.js';

const FILES = '**/*.{yaml,yml,json}';
const NOT_THESE = '**/{node_modules,.git,dist,coverage}/**';

/** So many files are looked into. */
const MOST_FILES = 500;

/** @returns the definition that one looks at, or the only one of the workspace, or the one that is chosen */
export async function chosenDefinition(): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document;
  if (active !== undefined && isDefinition(active.getText(), nameOf(active.uri))) return active.uri;
  const files = await workspace.findFiles(FILES, NOT_THESE, MOST_FILES);
  const found = (await Promise.all(files.map(async (file) => ((await isDefinitionFile(file)) ? [file] : [])))).flat();
  if (found.length === 0) {
    void window.showInformationMessage('There is no definition of an API in the workspace.');
    return undefined;
  }
  if (found.length === 1) return found[0];
  const items = found.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { title: 'The API to start the gateway for' }))?.uri;
}

async function isDefinitionFile(file: Uri): Promise<boolean> {
  const bytes = await workspace.fs.readFile(file);
  return isDefinition(new TextDecoder().decode(bytes), nameOf(file));
}

export function nameOf({ path }: Uri): string {
  return path.split('/').at(-1) ?? path;
}
