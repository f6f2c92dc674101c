import { objectPlace } from '../computed/computed-place.js';
import type { Place } from '../place.js';
import { type Telling, tellWarning } from '../reading.js';
import { objectAt } from '../typed-values.js';

/** Documented: `resources` is a template, or a list of them, of which some are in other files. */
export function resourcesTemplate(telling: Telling, place: Place | undefined, at: Place): Place {
  const parts = place === undefined ? [] : place.kind === 'list' ? place.items : [place];
  const sections = new Map<string, Map<string, Place>>();
  for (const section of parts.flatMap((part) => objectAt(telling, part)?.members ?? [])) {
    if (section.name === 'extensions') tellExtensions(telling, section);
    const members = sections.get(section.name) ?? new Map<string, Place>();
    sections.set(section.name, members);
    for (const member of section.members) members.set(member.name, member);
  }
  const entries = [...sections].map(([name, members]): [string, Place] => [name, named(at, name, members)]);
  return named(place ?? at, 'resources', new Map(entries));
}

function named({ path, range, keyRange }: Place, name: string, members: ReadonlyMap<string, Place>): Place {
  return objectPlace({ path: [...path, name], name, range, keyRange }, members);
}

function tellExtensions(telling: Telling, { keyRange }: Place): void {
  const message = '`extensions` of what the framework makes cannot be read yet, and the API is read without them.';
  tellWarning(telling, 'not-read', keyRange, message);
}
