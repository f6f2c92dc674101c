import { JavaList, JavaMap, type JavaValue } from '@veloway/vtl';
import { itemsOf, mergeProperties } from './accessor.js';
import { compileFilter, type Filter } from './filter.js';
import { invalidPath, JsonPathError } from './json-path-error.js';
import { MAX_PATH_RESULTS, tooManyResults } from './limits.js';
import { compileScan } from './scan.js';
import { isDefinite, type PathToken } from './token.js';

/** What one read of an indefinite path goes through. */
export interface Reading {
  readonly root: JavaValue;
  readonly results: JavaValue[];
  /** How many values deep scans have looked at. */
  scanned: number;
}

/**
 * Evaluates a path from one of its steps on. Answers false where Jayway throws PathNotFoundException; the results up to
 * there remain, because a wildcard further up goes on with its next element.
 */
export type Visit = (model: JavaValue, reading: Reading) => boolean;

/** A step along with what a deep scan before it needs to know. */
export interface Step {
  readonly token: PathToken;
  readonly visit: Visit;
  /** The steps that follow; undefined where this is the last. */
  readonly next: Visit | undefined;
  readonly filter: Filter | undefined;
}

/**
 * Compiles the tokens of a path to a function that collects what they lead to, as Jayway JsonPath 2.0.0 does.
 *
 * @throws JsonPathError when visiting, for all but PathNotFoundException
 * @throws LimitError when visiting, beyond the bounds on results and scanned values
 */
export function compileVisit(tokens: readonly PathToken[]): Visit {
  let step: Step | undefined;
  for (let at = tokens.length - 1; at >= 0; at--) {
    // Whether a step may be missing hangs on everything from the step before it to the end of the path.
    const isOptional = !tokens.slice(Math.max(0, at - 1)).every(isDefinite);
    step = compileStep(tokens[at] as PathToken, step, isOptional);
  }
  return step?.visit ?? collect;
}

function compileStep(token: PathToken, following: Step | undefined, isOptional: boolean): Step {
  const next = following?.visit;
  const filter = filterOf(token);
  const go = next ?? collect;
  return { token, next, filter, visit: compileToken(token, go, filter, following, isOptional) };
}

function compileToken(
  token: PathToken,
  go: Visit,
  filter: Filter | undefined,
  following: Step | undefined,
  isOptional: boolean,
): Visit {
  if (token.kind === 'wildcard') return wildcardVisit(go);
  if (token.kind === 'scan') return compileScan(following);
  if (token.kind === 'properties') return propertiesVisit(token.names, go, following === undefined, isOptional);
  if (token.kind === 'array') return arrayVisit(token, go);
  return filter === undefined ? go : filterVisit(filter, go);
}

/** The last step of all. */
function collect(model: JavaValue, { results }: Reading): boolean {
  if (results.length >= MAX_PATH_RESULTS) throw tooManyResults();
  results.push(model);
  return true;
}

function filterOf(token: PathToken): Filter | undefined {
  if (token.kind === 'filter') return compileFilter(token.filter);
  if (token.kind !== 'placeholder') return undefined;
  return () => {
    throw new JsonPathError('NullPointerException', 'A [?] has no condition. Write one, as in [?(@.name)].');
  };
}

function propertiesVisit(names: readonly string[], go: Visit, isLeaf: boolean, isOptional: boolean): Visit {
  const [name] = names;
  if (name === undefined || names.length > 1) {
    return (model, reading) => model instanceof JavaMap && go(mergeProperties(model, names, isLeaf), reading);
  }
  const whenMissing = isOptional && !isLeaf;
  return (model, reading) => {
    if (!(model instanceof JavaMap)) return false;
    const value = model.get(name);
    return value === undefined ? whenMissing : go(value, reading);
  };
}

/** What leads nowhere behind an element of an array is passed over; behind a property of an object it is not. */
function wildcardVisit(go: Visit): Visit {
  return (model, reading) => {
    if (model instanceof JavaMap) return model.values().every((value) => go(value, reading));
    if (!(model instanceof JavaList)) return true;
    for (const item of model.items) go(item, reading);
    return true;
  };
}

function filterVisit(filter: Filter, go: Visit): Visit {
  return (model, reading) => {
    if (model instanceof JavaMap) return filter(model, reading.root) ? go(model, reading) : true;
    if (!(model instanceof JavaList)) throw invalidPath('A filter meets something that is no array and no object.');
    for (const item of model.items) if (filter(item, reading.root) && !go(item, reading)) return false;
    return true;
  };
}

function arrayVisit(token: PathToken & { kind: 'array' }, go: Visit): Visit {
  const indexes = indexesOf(token);
  return (model, reading) => {
    const items = itemsOf(model);
    if (items === undefined) return false;
    for (const index of indexes(items.length)) {
      const item = items[index];
      if (item === undefined || !go(item, reading)) return false;
    }
    return true;
  };
}

function indexesOf({ operation, numbers }: PathToken & { kind: 'array' }): (length: number) => Iterable<number> {
  const [first = 0, second = 0] = numbers;
  switch (operation) {
    case 'index':
    case 'indexes':
      return () => numbers;
    case 'from-end':
      return (length) => [length + first];
    case 'from':
      return (length) => range(Math.max(0, first < 0 ? length + first : first), length);
    case 'to':
      return (length) => range(0, Math.min(length, first < 0 ? length + first : first));
    case 'between':
      return (length) => range(first, length === 0 ? first : Math.min(length, second));
  }
}

function* range(from: number, to: number): Iterable<number> {
  for (let index = from; index < to; index++) yield index;
}
