import type { Place } from './place.js';
import { type Reading, tellError } from './reading.js';
import { advice, objectAt, textAt } from './typed-values.js';

/** What can be shared in a definition, with its place in either version. */
const SHARED = {
  parameter: { 'swagger-2.0': ['parameters'], 'openapi-3.0': ['components', 'parameters'] },
  response: { 'swagger-2.0': ['responses'], 'openapi-3.0': ['components', 'responses'] },
  header: { 'swagger-2.0': ['headers'], 'openapi-3.0': ['components', 'headers'] },
  'request body': { 'swagger-2.0': [], 'openapi-3.0': ['components', 'requestBodies'] },
  schema: { 'swagger-2.0': ['definitions'], 'openapi-3.0': ['components', 'schemas'] },
} as const;

export type Shared = keyof typeof SHARED;

/** @returns the object that holds what is shared of a kind */
export function sharedOf(reading: Reading, kind: Shared): Place | undefined {
  const path: readonly string[] = SHARED[kind][reading.version];
  const [first] = path;
  if (first === undefined) return undefined;
  return path.reduce<Place | undefined>((place, name) => place?.get(name), reading.root);
}

/** @returns an object, or the one that its `$ref` leads to; undefined after telling that it leads nowhere */
export function resolved(reading: Reading, place: Place, kind: Shared): Place | undefined {
  const reference = place.get('$ref');
  if (reference === undefined) return objectAt(reading, place);
  const name = referredName(reading, reference, kind);
  const found = name === undefined ? undefined : sharedOf(reading, kind)?.get(name);
  if (found?.get('$ref') === undefined) return objectAt(reading, found);
  const message = `\`${name}\` is itself a \`$ref\`: refer to what it leads to.`;
  return tellError(reading, 'unsupported-reference', reference.range, message);
}

/** @returns the name that a `$ref` has for something shared; undefined after telling that there is none */
export function referredName(reading: Reading, reference: Place, kind: Shared): string | undefined {
  const text = textAt(reading, reference);
  if (text === undefined) return undefined;
  const prefix = `#/${SHARED[kind][reading.version].join('/')}/`;
  if (!text.startsWith(prefix) || text.slice(prefix.length).includes('/')) {
    // Documented: references to files are not supported.
    const message = `\`${text}\` does not lead to a ${kind} of this file: write \`${prefix}NAME\`.`;
    return tellError(reading, 'unsupported-reference', reference.range, message);
  }
  const name = unescaped(text.slice(prefix.length));
  const known = sharedOf(reading, kind);
  if (known?.get(name) !== undefined) return name;
  const names = known?.members.map((member) => member.name) ?? [];
  const message = `There is no ${kind} \`${name}\`${advice(name, names, 'there are')}`;
  return tellError(reading, 'broken-reference', reference.range, message);
}

/** A part of a JSON pointer in a URI. */
function unescaped(part: string): string {
  const text = part.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
