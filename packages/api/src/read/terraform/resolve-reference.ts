import { nearest } from '@veloway/vtl';
import { scalarPlace } from '../computed/computed-place.js';
import type { Place } from '../place.js';
import { computedAttribute, type Surroundings } from './computed-attributes.js';
import { evaluated, type Scope, type Trail } from './evaluate.js';
import type { TerraformResource } from './resource.js';

/** What a configuration declares, by name. */
export interface References {
  readonly variables: ReadonlyMap<string, Place>;
  readonly locals: ReadonlyMap<string, Place>;
  /** By address. */
  readonly resources: ReadonlyMap<string, TerraformResource>;
  surroundings: Surroundings;
}

/** A reference, and where it stands. */
interface Reference {
  readonly parts: readonly string[];
  readonly at: Place;
  readonly trail: Trail;
}

const READ_PLAN = 'read what `terraform show -json` prints of a plan';

/** @returns what a reference leads to, or the rest of a sentence that says why that is not known */
export function resolveReference(scope: Scope, references: References, reference: Reference): Place | string {
  const { at, parts } = reference;
  const [root = '', name = ''] = parts;
  switch (root) {
    case 'var':
      return variable(references, parts);
    case 'local':
      return local(scope, references, reference);
    case 'path':
      return name === 'module' || name === 'root' || name === 'cwd'
        ? scalarPlace(at, '.')
        : `is no path: write \`path.module\`.`;
    case 'terraform':
      return name === 'workspace' ? scalarPlace(at, 'default') : `is not known before a plan: ${READ_PLAN}.`;
    case 'module':
      return `leads into a module, which a plan writes out: ${READ_PLAN}.`;
    case 'each':
    case 'count':
    case 'self':
      return `is of a block that stands for several: ${READ_PLAN}.`;
    default:
      return ofResource(scope, references, reference);
  }
}

function variable({ variables }: References, [, name = '', ...rest]: readonly string[]): Place | string {
  const found = variables.get(name);
  if (found === undefined) return `leads to no variable${meant(name, variables.keys())}`;
  if (found.kind === 'null') return `has no \`default\`: give \`${name}\` a value.`;
  return within(found, rest);
}

function meant(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === undefined ? ' of this file.' : `. Did you mean \`${near}\`?`;
}

function local(scope: Scope, { locals }: References, { parts, trail }: Reference): Place | string {
  const [, name = '', ...rest] = parts;
  const found = locals.get(name);
  if (found === undefined) return `leads to no local value${meant(name, locals.keys())}`;
  return evaluatedOnce(scope, found, trail, `local.${name}`, rest);
}

function evaluatedOnce(
  scope: Scope,
  place: Place,
  trail: Trail,
  name: string,
  rest: readonly string[],
): Place | string {
  if (trail.includes(name)) return 'leads back to itself: write out what it should be.';
  return within(evaluated(scope, place, [...trail, name]), rest);
}

/** @returns what is in a value, or the rest of a sentence */
function within(place: Place, keys: readonly string[]): Place | string {
  const found = keys.reduce<Place | undefined>(
    (value, key) => (value?.kind === 'list' ? value.items[Number(key)] : value?.get(key)),
    place,
  );
  return found ?? `leads to nothing: \`${place.name}\` has no such value.`;
}

function ofResource(scope: Scope, references: References, reference: Reference): Place | string {
  const isData = reference.parts[0] === 'data';
  const [type = '', name = '', ...rest] = isData ? reference.parts.slice(1) : reference.parts;
  // Of a block with `count = 1` there is one, which has the index 0.
  const [attribute, ...keys] = rest[0] === '0' ? rest.slice(1) : rest;
  if (attribute === undefined) return noAttribute(reference.parts);
  const address = `${isData ? 'data.' : ''}${type}.${name}`;
  const resource = references.resources.get(address);
  const surrounding = isData ? ofSurroundings(references.surroundings, type, attribute) : undefined;
  if (surrounding !== undefined) return scalarPlace(reference.at, surrounding);
  if (resource === undefined) return `leads to nothing: this file has no \`${address}\`.`;
  return attributeOf(scope, references, { ...reference, resource, attribute, keys });
}

/** The templates of API Gateway have `${…}` too. */
function noAttribute(parts: readonly string[]): string {
  const text = parts.join('.');
  return `refers to nothing of Terraform's: write \`$\${${text}}\` where the text is to have \`\${${text}}\`.`;
}

function ofSurroundings({ region, accountId }: Surroundings, type: string, attribute: string): string | undefined {
  const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    aws_region: { name: region, region, id: region },
    aws_caller_identity: { account_id: accountId, id: accountId },
    aws_partition: { partition: 'aws', id: 'aws', dns_suffix: 'amazonaws.com' },
  };
  const known = Object.hasOwn(values, type) ? values[type] : undefined;
  return known !== undefined && Object.hasOwn(known, attribute) ? known[attribute] : undefined;
}

function attributeOf(
  scope: Scope,
  references: References,
  at: Reference & {
    readonly resource: TerraformResource;
    readonly attribute: string;
    readonly keys: readonly string[];
  },
): Place | string {
  const { resource, attribute, keys, trail } = at;
  const written = resource.written.get(attribute);
  if (written !== undefined) return evaluatedOnce(scope, written, trail, `${resource.address}.${attribute}`, keys);
  const text = (name: string): string | undefined => {
    const found = resource.written.get(name);
    const value = found && evaluatedOnce(scope, found, trail, `${resource.address}.${name}`, []);
    return typeof value === 'object' && value.kind !== 'null' ? value.text : undefined;
  };
  const computed = computedAttribute({ ...resource, text }, attribute, references.surroundings);
  if (computed !== undefined) return scalarPlace(at.at, computed);
  return 'is known only after Terraform has made it: write the value that it has, or make it a variable.';
}
