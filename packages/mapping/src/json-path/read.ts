import type { JavaValue } from '@veloway/vtl';
import { type CompiledPath, compileJsonPath } from './compile.js';

/** How many compiled paths are kept. Templates may build paths from what they are sent, so this must not grow. */
const MAX_KEPT_PATHS = 500;
/** A path longer than this is compiled each time, so that what is kept stays small. */
const MAX_KEPT_LENGTH = 1000;
const kept = new Map<string, CompiledPath>();

/**
 * Compiles a path, or answers it from among the last ones compiled.
 *
 * @param path the text of the path
 * @throws JsonPathError where Jayway JsonPath 2.0.0 cannot compile it
 */
export function jsonPathOf(path: string): CompiledPath {
  const known = kept.get(path);
  if (known !== undefined) return known;
  const compiled = compileJsonPath(path);
  if (path.length <= MAX_KEPT_LENGTH) keep(path, compiled);
  return compiled;
}

/** Drops the one that came first when there are too many. */
function keep(path: string, compiled: CompiledPath): void {
  const [oldest] = kept.keys();
  if (kept.size >= MAX_KEPT_PATHS && oldest !== undefined) kept.delete(oldest);
  kept.set(path, compiled);
}

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
