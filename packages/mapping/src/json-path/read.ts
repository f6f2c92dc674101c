import type { JavaValue } from '@veloway/vtl';
import { jsonPathOf } from './compile.js';

/**
 * Reads a path where nothing to find is no error.
 *
 * @param document the document, as `parseJson` reads it
 * @param path the text of the path
 * @returns undefined where Jayway JsonPath 2.0.0 throws PathNotFoundException
 * @throws JsonPathError for every other exception of Jayway
 */
export function pathOrMissing(document: JavaValue, path: string): JavaValue | undefined {
  return jsonPathOf(path).find(document);
}
