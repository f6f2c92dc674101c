import type { Coverage } from '@veloway/mapping';
import type { Range } from '@veloway/vtl';

/** What is known of a character: nothing, that a case reached it, or that none did. */
const UNKNOWN = 0;
const REACHED = 1;
const MISSED = 2;

/**
 * @returns the stretches of the template that no case reached, in their order; what stands between two of them goes with
 *   them, where nothing of it was reached, such as an `#end`
 */
export function unreachedRanges(coverage: Coverage): readonly Range[] {
  const known = paint(coverage);
  const ranges: { start: number; end: number }[] = [];
  let last: { start: number; end: number } | undefined;
  for (const [at, state] of known.entries()) {
    if (state === REACHED) last = undefined;
    if (state !== MISSED) continue;
    if (last === undefined) ranges.push((last = { start: at, end: at + 1 }));
    else last.end = at + 1;
  }
  return ranges;
}

/** What stands within something else is painted over it: an argument over its reference. */
function paint({ source, points, texts }: Coverage): Uint8Array {
  const heads = points.map(({ start, end, reached }) => ({ start, end, hits: reached }));
  const painted = new Uint8Array(source.text.length).fill(UNKNOWN);
  for (const { start, end, hits } of [...heads, ...texts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    painted.fill(hits > 0 ? REACHED : MISSED, start, end);
  }
  return painted;
}
