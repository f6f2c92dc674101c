import type { Place } from './place.js';
import { type Telling, tellError } from './reading.js';
import { numberAt } from './typed-values.js';

/** Documented: bytes, up to 10 MiB. */
const MAX_COMPRESSION_SIZE = 10_485_760;

/** @returns from how many bytes on a payload is compressed; undefined where it is not */
export function compressionSizeAt(telling: Telling, place: Place | undefined): number | undefined {
  const size = numberAt(telling, place);
  if (place === undefined || size === undefined || (size >= 0 && size <= MAX_COMPRESSION_SIZE)) return size;
  const message = `\`${place.text}\` is no size of a payload to compress: write 0 to ${MAX_COMPRESSION_SIZE} bytes.`;
  return tellError(telling, 'out-of-range', place.range, message);
}
