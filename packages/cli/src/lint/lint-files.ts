import { statSync } from 'node:fs';
import { reasonOf } from '../read-file.js';
import { shownPath } from '../suite/shown-path.js';
import { isFolder, isTemplateName } from '../suite/template-file.js';
import { walkFolders } from '../suite/walk-folders.js';
import { UsageError } from '../usage-error.js';

/** What may hold templates among other things. */
const DEFINITIONS = /\.(ya?ml|json)$/i;

/** Cases of tests and what package managers write, which hold none. */
const NO_DEFINITIONS = /\.(event|expected|overrides)\.json$|\.vtltest\.(ya?ml|json)$|(^|\/)package(-lock)?\.json$/;

/**
 * @param paths files and folders
 * @returns the files to look at, as messages show them: those that are named, and in folders templates and what may be
 *   a definition
 * @throws UsageError where there is no such file or folder
 */
export function lintFiles(paths: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(paths.flatMap((path) => filesOf(path, seen)))];
}

function filesOf(path: string, seen: Set<string>): readonly string[] {
  try {
    statSync(path);
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${reasonOf(error)}.`);
  }
  if (!isFolder(path)) return [shownPath(path)];
  return walkFolders(shownPath(path), () => false, seen).flatMap((entry) => (isWanted(entry.path) ? [entry.path] : []));
}

function isWanted(path: string): boolean {
  return isTemplateName(path) || (DEFINITIONS.test(path) && !NO_DEFINITIONS.test(path));
}
