import { dirname, join, resolve } from 'node:path';
import { INCLUDING_DEFINITIONS, includedRoles, type TemplateRole, UNKNOWN_ROLE } from '@veloway/language-server';
import { loadBeside } from '../definition/load-beside.js';

type Roles = ReadonlyMap<string, TemplateRole>;

/** @returns a function that tells what a definition in a folder around a template says of it; each is read once */
export function rolesAround(): (template: string) => TemplateRole {
  const known = new Map<string, Roles>();
  const rolesOf = (folder: string): Roles => {
    const roles = known.get(folder) ?? rolesIn(folder);
    known.set(folder, roles);
    return roles;
  };
  return (template) => {
    const path = resolve(template);
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const role = rolesOf(folder).get(path);
      if (role !== undefined) return role;
      if (folder === dirname(folder)) return UNKNOWN_ROLE;
    }
  };
}

function rolesIn(folder: string): Roles {
  const found = INCLUDING_DEFINITIONS.flatMap((name) => {
    const load = loadBeside(join(folder, name));
    const text = load(name);
    return text === undefined ? [] : [...includedRoles({ name, text }, load)];
  });
  return new Map(found.map(([path, role]) => [resolve(folder, path), role]));
}
