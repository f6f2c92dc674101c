import { type Dirent, readdirSync } from 'node:fs';
import { reasonOf } from '../read-file.js';
import { UsageError } from '../usage-error.js';
import { isFolder } from './template-file.js';

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/**
 * @returns what a folder holds, in alphabetical order; a link is what it leads to, and what is hidden is left out
 * @throws UsageError where the folder cannot be read
 */
export function foldersAndFiles(folder: string): FolderEntry[] {
  const entries = read(folder).filter(({ name }) => !name.startsWith('.'));
  return entries.map((entry) => entryOf(folder, entry)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function read(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new UsageError(`Cannot read the folder ${folder}: ${reasonOf(error)}.`);
  }
}

function entryOf(folder: string, entry: Dirent): FolderEntry {
  const folderItself = entry.isDirectory() || (entry.isSymbolicLink() && isFolder(`${folder}/${entry.name}`));
  return { name: entry.name, kind: folderItself ? 'folder' : 'file' };
}
