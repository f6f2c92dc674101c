import { dirname, sep } from 'node:path';

/** Which paths of a machine are watched: absolute ones. */
export interface WatchedPaths {
  add(files: readonly string[], folders: readonly string[]): void;
  /**
   * @returns what to watch: of a file the folder that it is in, since the watch on a file alone ends where the file is
   *   removed and written again, as by a change of branches
   */
  roots(): string[];
  /** @returns whether a path is watched at all, be it as the way to another */
  has(path: string): boolean;
  /** @returns whether anything is to be done when it changes */
  matters(path: string): boolean;
  isDefinition(path: string): boolean;
}

/** What no function's own code is in; what is printed here may go to a log beside it, which would never end. */
const OTHERS = /[\\/](node_modules|\.git)([\\/]|$)|\.log$/;

export function watchedPaths(): WatchedPaths {
  const definitions = new Set<string>();
  const parents = new Set<string>();
  const code = new Set<string>();
  const isCode = (path: string): boolean =>
    [...code].some(
      (folder) => path === folder || (path.startsWith(folder + sep) && !OTHERS.test(path.slice(folder.length))),
    );
  const matters = (path: string): boolean => definitions.has(path) || isCode(path);
  return {
    add: (files, folders) => {
      for (const file of files) {
        definitions.add(file);
        parents.add(dirname(file));
      }
      for (const folder of folders) code.add(folder);
    },
    roots: () => [...parents, ...code],
    has: (path) => parents.has(path) || matters(path),
    matters,
    isDefinition: (path) => definitions.has(path),
  };
}
