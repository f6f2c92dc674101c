import { fieldName, JavaList, JavaMap, type JavaValue } from '@veloway/vtl';
import { invalidPath } from './json-path-error.js';
import type { PathToken } from './token.js';

/** Reads the one value that a definite path leads to; undefined where it leads nowhere. */
export type Accessor = (document: JavaValue) => JavaValue | undefined;

/**
 * Compiles the tokens of a definite path to a function that allocates nothing, unless the path ends in several names.
 *
 * @throws JsonPathError when reading: InvalidPathException where an index meets something that is no array, or where
 * steps follow several names
 */
export function compileAccessor(tokens: readonly PathToken[]): Accessor {
  const steps = plainSteps(tokens);
  if (steps !== undefined) return plainAccessor(steps);
  const accessors = tokens.map((token, at) => tokenAccessor(token, at === tokens.length - 1));
  return (document) => {
    let value: JavaValue | undefined = document;
    for (const accessor of accessors) if (value !== undefined) value = accessor(value);
    return value;
  };
}

/** @returns the single names and indexes that a path consists of; undefined where it has other steps as well */
export function plainSteps(tokens: readonly PathToken[]): (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  for (const token of tokens) {
    if (token.kind === 'root') continue;
    const step = plainStep(token);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return steps;
}

function plainStep(token: PathToken): string | number | undefined {
  if (token.kind === 'properties') return token.names.length === 1 ? token.names[0] : undefined;
  return token.kind === 'array' && token.operation === 'index' ? token.numbers[0] : undefined;
}

function plainAccessor(steps: readonly (string | number)[]): Accessor {
  const fields = steps.map((step) => (typeof step === 'string' ? fieldName(step) : step));
  return (document) => {
    let value: JavaValue | undefined = document;
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at] as string | number;
      if (typeof field === 'number') value = itemsOf(value)?.[field];
      // A map whose entries are not fields, because a template gave it other keys than texts, is asked for them.
      else if (value instanceof JavaMap) value = value.fields[field] ?? value.get(steps[at] as string);
      else return undefined;
      if (value === undefined) return undefined;
    }
    return value;
  };
}

function tokenAccessor(token: PathToken, isLeaf: boolean): Accessor {
  if (token.kind === 'properties' && token.names.length !== 1) return merger(token.names, isLeaf);
  if (token.kind !== 'array' || token.operation !== 'from-end') return plainAccessor(plainSteps([token]) ?? []);
  const [distance = 0] = token.numbers;
  return (document) => {
    const items = itemsOf(document);
    return items?.[items.length + distance];
  };
}

/**
 * @returns the elements of a list; undefined for null, which has none
 * @throws JsonPathError for anything else
 */
export function itemsOf(value: JavaValue): readonly JavaValue[] | undefined {
  if (value instanceof JavaList) return value.items;
  if (value === null) return undefined;
  throw invalidPath('An index leads into something that is no array. Read the property without the index.');
}

function merger(names: readonly string[], isLeaf: boolean): Accessor {
  return (document) => (document instanceof JavaMap ? mergeProperties(document, names, isLeaf) : undefined);
}

/**
 * @returns a new map of those properties that there are
 * @throws JsonPathError where more steps follow
 */
export function mergeProperties(map: JavaMap, names: readonly string[], isLeaf: boolean): JavaMap {
  if (!isLeaf) throw invalidPath('Several names, or none, can only be the last step. Read each in a path of its own.');
  const merged = new JavaMap();
  for (const name of names) {
    const value = map.get(name);
    if (value !== undefined) merged.set(name, value);
  }
  return merged;
}
