import { dirname, relative, resolve, sep } from 'node:path';

/** The files of a service, by the paths that they have beside each other. */
export interface ServiceFiles {
  readonly documents: ReadonlyMap<string, Uint8Array>;
  /** Which of them is the WSDL. */
  readonly main: string;
}

/** @param files by their paths, that of the WSDL first */
export function serviceFiles(files: ReadonlyMap<string, Uint8Array>): ServiceFiles {
  const paths = Array.from(files.keys(), (path) => resolve(path));
  const root = commonFolder(paths.map(dirname));
  const below = (path: string): string => relative(root, resolve(path)).split(sep).join('/');
  const documents = new Map(Array.from(files, ([path, bytes]) => [below(path), bytes]));
  return { documents, main: below(paths[0] ?? '') };
}

/** @returns the folder that all folders are in */
function commonFolder([first = '.', ...others]: readonly string[]): string {
  return others.reduce((common, folder) => {
    let shared = common;
    while (shared !== dirname(shared) && !`${folder}${sep}`.startsWith(`${shared}${sep}`)) shared = dirname(shared);
    return shared;
  }, first);
}
