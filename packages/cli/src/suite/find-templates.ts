import { shownPath } from './shown-path.js';
import { isFile, isFolder, isTemplateName } from './template-file.js';
import { walkFolders } from './walk-folders.js';

/** @returns the templates in folders and all that is in them, with or without cases, as messages show them */
export function findTemplates(paths: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return paths.map(shownPath).flatMap((path) => (isFolder(path) ? templatesBelow(path, seen) : []));
}

/** A link that leads nowhere is no template, whatever its name is. */
function templatesBelow(folder: string, seen: Set<string>): readonly string[] {
  const entries = walkFolders(folder, () => false, seen);
  return entries.flatMap(({ name, path }) => (isTemplateName(name) && isFile(path) ? [path] : []));
}
