import { fieldName } from '../java/value.js';
import type { Writer } from './writer.js';

/** What `$foreach` is asked for most, read without a call. */
const LOOP_FIELDS: ReadonlyMap<string, string> = new Map([
  ['index', 'v.index'],
  ['count', 'v.index + 1'],
  ['hasNext', 'v.hasNext'],
  ['first', 'v.index < 1'],
  ['last', '!v.hasNext'],
]);

/** @returns the name of a function: one per property name, so that each has an inline cache of its own */
export function propertyReader(writer: Writer, name: string): string {
  const known = writer.propertyReaders.get(name);
  if (known !== undefined) return known;
  const reader = writer.hoist(readerOf(name), 'p');
  writer.propertyReaders.set(name, reader);
  return reader;
}

function readerOf(name: string): string {
  const slow = `property(v, ${JSON.stringify(name)})`;
  // `$map.class` is the map's class, even where the map has such a key.
  if (name === 'class' || name === 'Class') return `(v) => ${slow}`;
  const key = JSON.stringify(fieldName(name));
  const fast = `(v instanceof JavaMap && (x = v.fields[${key}]) !== undefined) ? x : ${slow}`;
  const field = LOOP_FIELDS.get(name);
  const quick = field === undefined ? fast : `v instanceof LoopScope ? ${field} : ${fast}`;
  return `(v) => { let x; return ${quick}; }`;
}
