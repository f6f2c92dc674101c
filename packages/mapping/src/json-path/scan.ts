import { JavaList, JavaMap, type JavaValue } from '@veloway/vtl';
import type { Reading, Step, Visit } from './evaluate.js';
import { JsonPathError } from './json-path-error.js';
import { MAX_SCANNED_VALUES, tooManyScanned } from './limits.js';

/** Tells whether the step behind `..` applies to an object or array. */
type Applies = (model: JavaValue, reading: Reading) => boolean;

/**
 * Compiles `..` and what follows it as Jayway JsonPath 2.0.0 walks a document: an object or array first, then what is
 * in it. In an array, a step that is not the last hands every element on to the steps behind it, whichever it names.
 *
 * @param step the step behind the scan; another scan or a root finds nothing there
 * @throws JsonPathError IllegalStateException when visiting, where no step follows: the path `.` is read as `$..`
 */
export function compileScan(step: Step | undefined): Visit {
  if (step === undefined) return failAtEnd;
  const applies = appliesOf(step);
  if (applies === undefined) return () => true;
  const visitArray = step.next === undefined ? step.visit : visitEach(step.next);
  const walk: Visit = (model, reading) => {
    const isMap = model instanceof JavaMap;
    if (!isMap && !(model instanceof JavaList)) return true;
    count(reading);
    if (applies(model, reading) && !(isMap ? step.visit : visitArray)(model, reading)) return false;
    const children = isMap ? model.values() : model.items;
    for (const child of children) if (isContainer(child) && !walk(child, reading)) return false;
    return true;
  };
  return walk;
}

function failAtEnd(): boolean {
  throw new JsonPathError('IllegalStateException', "'..' must say what to look for: '..*' or '..name'.");
}

function isContainer(value: JavaValue): boolean {
  return value instanceof JavaMap || value instanceof JavaList;
}

function count(reading: Reading): void {
  reading.scanned++;
  if (reading.scanned > MAX_SCANNED_VALUES) throw tooManyScanned();
}

function visitEach(next: Visit): Visit {
  return (model, reading) => {
    for (const item of model instanceof JavaList ? model.items : []) if (!next(item, reading)) return false;
    return true;
  };
}

function appliesOf({ token, filter }: Step): Applies | undefined {
  switch (token.kind) {
    case 'properties':
      return (model) => model instanceof JavaMap && token.names.every((name) => model.has(name));
    case 'array':
      return (model) => model instanceof JavaList;
    case 'wildcard':
      return () => true;
    case 'filter':
    case 'placeholder':
      return (model, reading) => filter?.(model, reading.root) === true;
    default:
      return undefined;
  }
}
