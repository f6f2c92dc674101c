import { LimitError } from './java-error.js';

/** The longest text that a value may print as. */
export const MAX_TEXT = 64 * 1024 * 1024;

/** How deep collections may nest where they are printed, compared or hashed. */
export const MAX_DEPTH = 1000;

/** The most elements that a collection may have. */
export const MAX_ELEMENTS = 5_000_000;

/**
 * @param length how long a text would become
 * @throws LimitError `output-too-long` above {@link MAX_TEXT}
 */
export function checkTextLength(length: number): void {
  if (length > MAX_TEXT) throw new LimitError('output-too-long', `a text grew beyond ${MAX_TEXT} characters`);
}

/** @throws LimitError `nesting-too-deep` above {@link MAX_DEPTH} */
export function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) {
    throw new LimitError('nesting-too-deep', `collections are nested deeper than ${MAX_DEPTH} levels`);
  }
}

/** @throws LimitError `collection-too-large` above {@link MAX_ELEMENTS} */
export function checkElements(size: number): void {
  if (size > MAX_ELEMENTS) {
    throw new LimitError('collection-too-large', `a collection grew beyond ${MAX_ELEMENTS} elements`);
  }
}
