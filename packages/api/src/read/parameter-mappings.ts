import { nearest } from '@veloway/vtl';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { type Telling, tellError, tellWarning } from './reading.js';
import { objectAt } from './typed-values.js';

/** What the keys of a parameter mapping look like. */
export interface MappingKeys {
  readonly prefix: 'integration.request' | 'method.response';
  readonly locations: readonly string[];
}

/** The method that a mapping belongs to, for what API Gateway says of it. */
export interface MappingOwner {
  readonly path: string;
  readonly httpMethod: string;
}

/** @returns the mapping expressions that are texts; what is wrong with others is told */
export function readMappings(
  reading: Telling,
  place: Place | undefined,
  keys: MappingKeys,
  owner?: MappingOwner,
): Readonly<Record<string, string>> {
  const members = objectAt(reading, place)?.members ?? [];
  return recordOf(
    members.flatMap((member): (readonly [string, string])[] => {
      if (!isMappingKey(reading, member, keys)) return [];
      if (member.kind === 'text') return [[member.name, member.text]];
      tellWarning(reading, 'non-string-parameter', member.range, nonString(member, owner));
      return [];
    }),
  );
}

/** Recorded: API Gateway leaves out what is no text, with this warning. */
function nonString(member: Place, owner: MappingOwner | undefined): string {
  const advice = `write \`"'${member.text}'"\` for this text`;
  if (owner === undefined) return `\`${member.name}\` should be text, and is left out: ${advice}.`;
  const where = `of resource '${owner.path}' and method '${owner.httpMethod}'`;
  const got = member.scalar === undefined ? member.kind : member.text;
  const recorded = `Expected type string for property '${member.name}' ${where} but got '${got}'`;
  return `Invalid format for 'requestParameters'. ${recorded}: ${advice}.`;
}

function isMappingKey(reading: Telling, { name, keyRange }: Place, { prefix, locations }: MappingKeys): boolean {
  const [, start = '', location = '', parameter = ''] = /^(\w+\.\w+)\.(\w+)\.(.+)$/.exec(name) ?? [];
  if (start === prefix && locations.includes(location) && parameter !== '') return true;
  const near = start === prefix ? (nearest(location, locations) ?? aliasOf(location, locations)) : undefined;
  const forms = locations.map((known) => `\`${prefix}.${known}.NAME\``).join(', ');
  const meant = near === undefined ? `: write ${forms}.` : `. Did you mean \`${prefix}.${near}.${parameter}\`?`;
  tellError(reading, 'invalid-parameter-mapping', keyRange, `\`${name}\` is no parameter to map to${meant}`);
  return false;
}

/** The names that OpenAPI and Lambda have for the query string. */
function aliasOf(location: string, locations: readonly string[]): string | undefined {
  return /^quer/i.test(location) ? locations.find((known) => known === 'querystring') : undefined;
}
