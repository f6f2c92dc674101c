/** As many characters of a line are shown. */
const WIDTH = 120;

/** So much of the beginning stays, so that one sees what line it is. */
const HEAD = 40;

/** So much is shown before the place that matters. */
const BEFORE = 20;

/**
 * @param at the offset of what should stay visible; without it, the beginning and the end do
 * @returns the line with `…` for what is too much of it
 */
export function shortenLine(text: string, at?: number): string {
  if (text.length <= WIDTH) return text;
  if (at === undefined) return `${cut(text, 0, WIDTH - HEAD - 1)}…${cut(text, text.length - HEAD, text.length)}`;
  if (at < WIDTH - BEFORE) return `${cut(text, 0, WIDTH - 1)}…`;
  const start = Math.min(at - BEFORE, text.length - (WIDTH - HEAD - 1));
  const end = start + WIDTH - HEAD - 2;
  const rest = end + 1 >= text.length ? cut(text, start, text.length) : `${cut(text, start, end)}…`;
  return `${cut(text, 0, HEAD)}…${rest}`;
}

/** A part of a text without the halves of characters that the cut would leave. */
function cut(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
