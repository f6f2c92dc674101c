import type { JavaValue } from '@veloway/vtl';
import { PermissiveReader } from './permissive-reader.js';
import { StrictReader } from './strict-reader.js';

/**
 * Reads JSON as json-smart 2.2 does in `MODE_PERMISSIVE`, which is how Jayway JsonPath 2.0.0 reads documents: bare
 * words, either quote, needless commas and whatever follows the first value are fine, and the empty text is the empty
 * string. Objects become `LinkedHashMap`s, arrays `JSONArray`s. Of equal keys the last one counts, at the place of the
 * first.
 *
 * @param text the JSON
 * @throws InvalidJsonError where json-smart throws
 * @throws LimitError `nesting-too-deep` beyond `MAX_JSON_NESTING`
 */
export function parseJson(text: string): JavaValue {
  const value = new StrictReader(text).readText();
  return value === undefined ? new PermissiveReader(text).readText() : value;
}
