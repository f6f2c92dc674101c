import { readDefinition } from '@veloway/api';
import type { NamedFile } from '../files.js';
import type { TemplateRole } from '../template-view.js';
import { roleOfAll } from './role-of-all.js';
import { templateUses } from './template-uses.js';

/** The definitions that include templates as files of their own, as people name them. */
export const INCLUDING_DEFINITIONS: readonly string[] = ['serverless.yml', 'serverless.yaml', 'serverless.json'];

/**
 * @param definition a file with the APIs that may use templates
 * @param load reads what it includes, by a path from its folder
 * @returns what the definition says of the templates that it includes, by their paths from its folder
 */
export function includedRoles(
  definition: NamedFile,
  load: (path: string) => string | undefined,
): ReadonlyMap<string, TemplateRole> {
  const { apis } = readDefinition(definition.text, definition.name, { assumeValues: true, load });
  const byPath = new Map<string, TemplateRole[]>();
  for (const { template, role } of apis.flatMap(templateUses)) {
    const { location } = template;
    if (location?.path.length !== 0) continue;
    const roles = byPath.get(location.file) ?? [];
    byPath.set(location.file, [...roles, role]);
  }
  return new Map(Array.from(byPath, ([path, roles]) => [path, roleOfAll(roles)]));
}
