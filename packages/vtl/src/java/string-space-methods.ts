import { isWhitespace } from './character-methods.js';
import { JavaError } from './java-error.js';
import { type MethodRow, row } from './method.js';
import { checkTextLength } from './text-limit.js';

/** What `java.lang.String` has for white space, lines and repetition. */
export const STRING_SPACE_METHODS: readonly MethodRow[] = [
  row('trim', [], (self: string) => trim(self)),
  row('strip', [], (self: string) => self.slice(leading(self), Math.max(leading(self), trailing(self)))),
  row('stripLeading', [], (self: string) => self.slice(leading(self))),
  row('stripTrailing', [], (self: string) => self.slice(0, trailing(self))),
  row('isBlank', [], (self: string) => leading(self) === self.length),
  row('repeat', ['int'], (self: string, count) => {
    if (count < 0) throw new JavaError('IllegalArgumentException', `count is negative: ${count}`);
    checkTextLength(self.length * count);
    return self.repeat(count);
  }),
  row('indent', ['int'], (self: string, by) => indent(self, by)),
  row('stripIndent', [], (self: string) => stripIndent(self)),
  row('translateEscapes', [], (self: string) => translateEscapes(self)),
];

/** Everything up to the space counts as white space here, control characters included. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (start < end && text.charCodeAt(end - 1) <= 32) end--;
  return text.slice(start, end);
}

function leading(text: string): number {
  let start = 0;
  while (start < text.length && isWhitespace(text.charCodeAt(start))) start++;
  return start;
}

function trailing(text: string): number {
  let end = text.length;
  while (end > 0 && isWhitespace(text.charCodeAt(end - 1))) end--;
  return end;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function indent(text: string, by: number): string {
  const lines = linesOf(text);
  if (by > 0) checkTextLength(text.length + lines.length * by);
  const change = (line: string) => (by > 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, leading(line))));
  return lines.map((line) => `${change(line)}\n`).join('');
}

function stripIndent(text: string): string {
  if (text === '') return '';
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  const counted = lines.filter((line, index) => leading(line) < line.length || index === lines.length - 1);
  const least = last === '' ? 0 : counted.reduce((least, line) => Math.min(least, leading(line)), last.length);
  return lines.map((line) => (leading(line) === line.length ? '' : line.slice(least, trailing(line)))).join('\n');
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['s', ' '],
  ['t', '\t'],
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
  ['\n', ''],
  ['\r', ''],
  ['\r\n', ''],
]);

function translateEscapes(text: string): string {
  return text.replace(/\\([0-3][0-7]{0,2}|[4-7][0-7]?|\r\n|[\s\S]|$)/g, (_match, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8));
    const known = ESCAPES.get(escaped);
    if (known !== undefined) return known;
    const code = escaped === '' ? 0 : escaped.charCodeAt(0);
    const hex = code.toString(16).toUpperCase().padStart(4, '0');
    throw new JavaError('IllegalArgumentException', `Invalid escape sequence: \\${escaped || '\0'} \\\\u${hex}`);
  });
}
