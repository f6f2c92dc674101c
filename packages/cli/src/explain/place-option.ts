import { lineAt } from '@veloway/vtl';
import { UsageError } from '../usage-error.js';

/**
 * @param option `--at` or `--output`, for messages
 * @param place `LINE:COLUMN`, both from 1
 * @param text in which the place is
 * @param what the text is called: "the template"
 * @returns its offset in the text, in UTF-16 units
 * @throws UsageError where it is no such place, or the text has none there
 */
export function offsetOfPlace(option: string, place: string, text: string, what: string): number {
  const [, line, column] = /^(\d+):(\d+)$/.exec(place) ?? [];
  if (line === undefined || column === undefined) {
    throw new UsageError(`\`${option} ${place}\` should be \`${option} LINE:COLUMN\`, both counted from 1.`);
  }
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.length;
  if (Number(line) < 1 || Number(line) > last) {
    throw new UsageError(`\`${option} ${place}\`: ${what} has ${last} ${last === 1 ? 'line' : 'lines'}.`);
  }
  const width = lineAt(text, Number(line)).length;
  if (Number(column) < 1 || Number(column) > width + 1) {
    throw new UsageError(`\`${option} ${place}\`: line ${line} of ${what} has ${width} columns.`);
  }
  return offsetOfLine(text, Number(line)) + Number(column) - 1;
}

function offsetOfLine(text: string, line: number): number {
  const ending = /\r\n|\r|\n/g;
  for (let i = 1; i < line; i++) ending.exec(text);
  return line === 1 ? 0 : ending.lastIndex;
}
