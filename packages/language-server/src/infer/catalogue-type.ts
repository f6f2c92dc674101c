import type { CatalogueNode, CatalogueRow } from '@veloway/mapping';
import { certainly, MAP, type NameGroup, STRING, UNKNOWN_TYPE, type ValueType } from './value-type.js';

/** The classes of the types that signatures name; `Object` and `String or List` are none. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['String', STRING],
  ['Integer', 'java.lang.Integer'],
  ['Long', 'java.lang.Long'],
  ['Map', MAP],
]);

/** @returns the type that a row's signature tells: what stands behind its last colon */
export function typeOfRow(row: CatalogueRow): ValueType {
  const type = row.signature.slice(row.signature.lastIndexOf(':') + 1).trim();
  const name = CLASSES.get(type);
  return name === undefined ? UNKNOWN_TYPE : certainly(name, 'catalogue');
}

/** @returns the type of what the catalogue has at a path, be it a value or a mere group */
export function typeOfNode(node: CatalogueNode): ValueType {
  const [row] = node.rows;
  const names = GROUPS.get(node.path);
  if (node.members.size === 0 && node.any === undefined) return row === undefined ? UNKNOWN_TYPE : typeOfRow(row);
  // `$input` and `$util` are objects of their own; all else with members is a map.
  const isMap = node.path.startsWith('$context') || node.path === '$stageVariables';
  const element = node.any === undefined ? undefined : typeOfRow(node.any);
  return { class: isMap ? MAP : undefined, certain: isMap, from: 'catalogue', node, names, element };
}

const GROUPS: ReadonlyMap<string, NameGroup> = new Map<string, NameGroup>([['$stageVariables', 'stageVariables']]);

/** @returns the type of `$input.params()` and of what is below it */
export function typeOfParameters(names: NameGroup): ValueType {
  const element = names === 'parameters' ? undefined : certainly(STRING, 'catalogue');
  return certainly(MAP, 'catalogue', { names, element });
}
