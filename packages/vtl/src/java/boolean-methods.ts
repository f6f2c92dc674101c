import { COMPARE_METHODS } from './conversion-methods.js';
import { hashCode } from './hash-code.js';
import { row, staticRow } from './method.js';

/** The methods of `java.lang.Boolean`, but the one that reads system properties. */
export const BOOLEAN_METHODS = [
  ...COMPARE_METHODS,
  row('booleanValue', [], (self: boolean) => self),
  row('toString', [], (self: boolean) => String(self)),
  row('hashCode', [], (self: boolean) => hashCode(self)),
  staticRow('toString', ['boolean'], (value) => String(value)),
  staticRow('hashCode', ['boolean'], (value) => hashCode(value)),
  staticRow('valueOf', ['boolean'], (value) => value),
  staticRow('valueOf', ['String'], (text) => text?.toLowerCase() === 'true'),
  staticRow('parseBoolean', ['String'], (text) => text?.toLowerCase() === 'true'),
  staticRow('compare', ['boolean', 'boolean'], (left, right) => Number(left) - Number(right)),
  staticRow('logicalAnd', ['boolean', 'boolean'], (left, right) => left && right),
  staticRow('logicalOr', ['boolean', 'boolean'], (left, right) => left || right),
  staticRow('logicalXor', ['boolean', 'boolean'], (left, right) => left !== right),
];
