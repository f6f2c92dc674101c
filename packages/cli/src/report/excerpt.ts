import { lineAt, positionAt, type Range } from '@veloway/vtl';
import pc from 'picocolors';

/** @returns the line that a range begins in, with a mark below the range */
export function printExcerpt(text: string, range: Range, color = pc.createColors(false)): string {
  const { line, column } = positionAt(text, range.start);
  const content = lineAt(text, line);
  const length = Math.max(1, Math.min(range.end - range.start, content.length - column + 1));
  const gutter = String(line);
  // Tabs stay tabs, so that the mark stands below its text however wide they are.
  const indent = content.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const bar = color.dim('|');
  const mark = color.red('^'.repeat(length));
  return `${color.dim(gutter)} ${bar} ${content}\n${' '.repeat(gutter.length)} ${bar} ${indent}${mark}`;
}
