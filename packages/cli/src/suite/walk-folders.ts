import { realpathSync } from 'node:fs';
import { join } from 'node:path/posix';
import { type FolderEntry, foldersAndFiles } from './folder-entries.js';
import { shownPath } from './shown-path.js';

/** What a walk came by. */
export interface WalkedEntry extends FolderEntry {
  /** As messages show it. */
  readonly path: string;
}

/**
 * @param endsAt whether a folder is what is looked for, so that it is answered and not entered
 * @param seen the real paths of the folders that the walk came by, for links may lead in circles
 * @returns the files in a folder and in all that are below it, but for what is hidden and for dependencies
 */
export function walkFolders(
  folder: string,
  endsAt: (folder: string) => boolean,
  seen: Set<string> = new Set(),
): readonly WalkedEntry[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  return foldersAndFiles(folder).flatMap((entry) => {
    // From `..`, a walk comes back into the current directory.
    const path = shownPath(join(folder, entry.name));
    if (entry.kind === 'file' || endsAt(path)) return [{ ...entry, path }];
    return entry.name === 'node_modules' ? [] : walkFolders(path, endsAt, seen);
  });
}
