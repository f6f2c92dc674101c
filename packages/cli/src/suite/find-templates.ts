import { realpathSync } from 'node:fs';
import { join } from 'node:path/posix';
import { foldersAndFiles } from './folder-entries.js';
import { shownPath } from './shown-path.js';
import { isFolder, isTemplateName } from './template-file.js';

/** @returns the templates in folders and all that is in them, with or without cases, as messages show them */
export function findTemplates(paths: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return paths.map(shownPath).flatMap((path) => (isFolder(path) ? templatesBelow(path, seen) : []));
}

/** @param seen the real paths of the folders that the walk came by, for links may lead in circles */
function templatesBelow(folder: string, seen: Set<string>): readonly string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  return foldersAndFiles(folder).flatMap(({ name, kind }) => {
    const path = join(folder, name);
    if (kind === 'file') return isTemplateName(name) ? [path] : [];
    return name === 'node_modules' ? [] : templatesBelow(path, seen);
  });
}
