import { lineAt, positionAt, type Range } from '@veloway/vtl';
import pc from 'picocolors';

/** Of a longer line, so many characters around the range are shown. */
const WIDTH = 200;

/** So many of them stand before the range. */
const BEFORE = 60;

/** @returns the line that a range begins in, with a mark below the range */
export function printExcerpt(text: string, range: Range, color = pc.createColors(false)): string {
  const { line, column } = positionAt(text, range.start);
  const { shown, at } = aroundOf(lineAt(text, line), column - 1);
  const length = Math.max(1, Math.min(range.end - range.start, shown.length - at));
  const gutter = String(line);
  // Tabs stay tabs, so that the mark stands below its text however wide they are.
  const indent = shown.slice(0, at).replace(/[^\t]/g, ' ');
  const bar = color.dim('|');
  const mark = color.red('^'.repeat(length));
  return `${color.dim(gutter)} ${bar} ${shown}\n${' '.repeat(gutter.length)} ${bar} ${indent}${mark}`;
}

/** @returns the part of a line around an offset, and where the offset is in it */
function aroundOf(content: string, offset: number): { readonly shown: string; readonly at: number } {
  if (content.length <= WIDTH) return { shown: content, at: offset };
  const start = Math.max(0, Math.min(offset - BEFORE, content.length - WIDTH));
  const before = start > 0 ? '…' : '';
  const after = start + WIDTH < content.length ? '…' : '';
  return { shown: `${before}${content.slice(start, start + WIDTH)}${after}`, at: offset - start + before.length };
}
