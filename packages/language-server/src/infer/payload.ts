import { bodyOf, jsonPathOf, parseJson } from '@veloway/mapping';
import type { JavaValue } from '@veloway/vtl';
import type { Sample } from '../template-view.js';

const DOCUMENTS = new WeakMap<Sample, { readonly document: JavaValue }>();

/** @returns the payload of a sample, parsed as API Gateway does; null where it is no JSON */
export function payloadOf(sample: Sample): JavaValue {
  const known = DOCUMENTS.get(sample) ?? { document: parsed(sample) };
  DOCUMENTS.set(sample, known);
  return known.document;
}

function parsed({ event }: Sample): JavaValue {
  try {
    return parseJson(bodyOf(event));
  } catch {
    // A payload that is no JSON has nothing at any path.
    return null;
  }
}

/** @returns what a JSON path finds in a payload; undefined where it finds nothing or cannot be read */
export function findAt(sample: Sample, path: string): JavaValue | undefined {
  const document = payloadOf(sample);
  if (document === null) return undefined;
  try {
    return jsonPathOf(path).find(document);
  } catch {
    // Whether a path can be read is told by a rule.
    return undefined;
  }
}
