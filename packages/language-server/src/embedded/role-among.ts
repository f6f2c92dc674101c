import { type Files, type NamedFile, uriOf } from '../files.js';
import { type TemplateRole, UNKNOWN_ROLE } from '../template-view.js';
import { INCLUDING_DEFINITIONS, includedRoles } from './included-roles.js';

/**
 * @param template the URI of a template in a file of its own
 * @param folders the URIs of those that may hold a definition that includes it, the nearest first
 * @returns what the first such definition says of it
 */
export async function roleAmong(template: string, folders: readonly string[], files: Files): Promise<TemplateRole> {
  for (const folder of folders) {
    for (const name of INCLUDING_DEFINITIONS) {
      const text = await files.readFile(`${folder}/${name}`);
      const role = text === undefined ? undefined : await roleIn({ name, text }, folder, template, files);
      if (role !== undefined) return role;
    }
  }
  return UNKNOWN_ROLE;
}

/** A file that is included may include others; deeper than this nobody nests them. */
const MOST_ROUNDS = 8;

/** Files come later than they are asked for, so that the definition is read again with those that it wanted. */
async function roleIn(
  definition: NamedFile,
  folder: string,
  template: string,
  files: Files,
): Promise<TemplateRole | undefined> {
  const texts = new Map<string, string | undefined>();
  for (let round = 0; ; round++) {
    const wanted = new Set<string>();
    const load = (path: string): string | undefined => {
      if (!texts.has(path)) wanted.add(path);
      return texts.get(path);
    };
    const roles = includedRoles(definition, load);
    if (wanted.size === 0 || round === MOST_ROUNDS) {
      return Array.from(roles).find(([path]) => uriOf(path, `${folder}/`) === template)?.[1];
    }
    for (const path of wanted) {
      const uri = uriOf(path, `${folder}/`);
      texts.set(path, uri === undefined ? undefined : await files.readFile(uri));
    }
  }
}
