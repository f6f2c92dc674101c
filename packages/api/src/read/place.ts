import type { Range } from '@veloway/vtl';
import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { TemplateLocation } from '../template-location.js';
import { type Aliases, rangeOf } from './aliases.js';
import { type HostText, locateTemplate } from './locate-template.js';

/** Where something stands. */
export interface FileRange extends Range {
  /** The file, where it need not be the one that is being read. */
  readonly file?: string;
}

/** A definition file, and what its aliases repeat. */
export interface Host extends HostText {
  readonly aliases: Aliases;
}

/** A value in a definition file: what it is, where it stands, and what is in it. */
export interface Place {
  /** The keys and indexes that lead to it. */
  readonly path: readonly (string | number)[];
  /** The last of its path. */
  readonly name: string;
  readonly kind: 'object' | 'list' | 'text' | 'number' | 'boolean' | 'null';
  /** YAML's tag of the value: `!Sub`; undefined where it has none that YAML does not know itself. */
  readonly tag: string | undefined;
  /** Where the value stands; of one that is repeated, where it is written. */
  readonly range: FileRange;
  /** Where its key stands; of an item of a list, the value. */
  readonly keyRange: FileRange;
  /** The scalar that spells it, if it is one. */
  readonly scalar: Scalar | undefined;
  /** What a scalar says, as it is written: `200`, `true`, `abc`. */
  readonly text: string;
  /** The members of an object, what `<<` brings in among them; none of anything else. */
  readonly members: readonly Place[];
  /** The items of a list; none of anything else. */
  readonly items: readonly Place[];
  /** @returns where the characters of a text stand, or undefined where it is none or is spelt nowhere */
  location(): TemplateLocation | undefined;
  /** @returns a member of an object */
  get(key: string): Place | undefined;
}

/** @returns the place of a node; what is in it is made when it is asked for */
export function placeOf(host: Host, node: unknown, path: Place['path'] = [], key?: unknown): Place {
  const value = isAlias(node) ? host.aliases.get(node) : node;
  const scalar = isScalar(value) ? value : undefined;
  const { file } = host;
  const range = { ...rangeOf(value), file };
  let members: ReadonlyMap<string, Place> | undefined;
  let items: readonly Place[] | undefined;
  const membersOf = (): ReadonlyMap<string, Place> =>
    (members ??= isMap(value) ? readMembers(host, value, path) : new Map());
  return {
    path,
    name: String(path.at(-1) ?? ''),
    kind: kindOf(value),
    tag: tagOf(value),
    range,
    keyRange: key === undefined ? range : { ...rangeOf(key), file },
    scalar,
    text: scalar === undefined ? '' : scalarText(scalar),
    get members() {
      return [...membersOf().values()];
    },
    get items() {
      return (items ??= isSeq(value) ? value.items.map((item, index) => placeOf(host, item, [...path, index])) : []);
    },
    location: () => (scalar === undefined ? undefined : locateTemplate(host, scalar, path)),
    get: (name) => membersOf().get(name),
  };
}

function kindOf(node: unknown): Place['kind'] {
  if (isMap(node)) return 'object';
  if (isSeq(node)) return 'list';
  const value: unknown = isScalar(node) ? node.value : null;
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
    case 'bigint':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'null';
  }
}

function tagOf(node: unknown): string | undefined {
  const tag = isMap(node) || isSeq(node) || isScalar(node) ? node.tag : undefined;
  return tag?.startsWith('!') && tag !== '!' ? tag : undefined;
}

function scalarText({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? String(value ?? ''));
}

/** A member of the object itself counts more than one that `<<` brings in. */
function readMembers(host: Host, map: YAMLMap, path: Place['path']): ReadonlyMap<string, Place> {
  const members = new Map<string, Place>();
  const merged: unknown[] = [];
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? scalarText(key) : String(key);
    if (name === '<<' && isScalar(key) && key.type === 'PLAIN') merged.push(value);
    else members.set(name, placeOf(host, value, [...path, name], key));
  }
  for (const [name, place] of merged.flatMap((value) => mergedMembers(host, value, path))) {
    if (!members.has(name)) members.set(name, place);
  }
  return members;
}

function mergedMembers(host: Host, value: unknown, path: Place['path']): readonly (readonly [string, Place])[] {
  const node = isAlias(value) ? host.aliases.get(value) : (value as Node | null);
  if (isSeq(node)) return node.items.flatMap((item) => mergedMembers(host, item, path));
  return isMap(node) ? [...readMembers(host, node, path)] : [];
}
