import { LimitError } from '@veloway/vtl';

/**
 * How deep arrays and objects may stand in each other. json-smart recurses until Java's stack is full, some thousand
 * levels down; this bound is far above any real payload and far below what would fill ours.
 */
export const MAX_JSON_NESTING = 1000;

/**
 * Checks the depth of an array or object that is about to be read.
 *
 * @throws LimitError `nesting-too-deep`
 */
export function checkNesting(depth: number): void {
  if (depth <= MAX_JSON_NESTING) return;
  const message = `The JSON nests more than ${MAX_JSON_NESTING} arrays and objects in each other. Send a flatter payload.`;
  throw new LimitError('nesting-too-deep', message);
}
