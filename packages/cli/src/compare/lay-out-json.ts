import type { Line } from './comparison.js';
import type { JsonContainer, JsonValue } from './json-value.js';

const BRACKETS = { object: '{}', array: '[]' } as const;

/** Where a value stands: after its name, if it has one, and before a comma, if others follow. */
interface Place {
  readonly label: string;
  /** The offset of the name, or of the value that has none. */
  readonly start: number;
  readonly indent: string;
  readonly tail: string;
}

/** @returns JSON a line for each member, element and bracket, indented by two spaces; commas are no part of the text */
export function layOutJson(value: JsonValue): readonly Line[] {
  const lines: Line[] = [];
  layOut(value, { label: '', start: value.start, indent: '', tail: '' }, lines);
  return lines;
}

function layOut(value: JsonValue, place: Place, lines: Line[]): void {
  const { label, start, indent, tail } = place;
  const add = (text: string, from: number, to: number, after: string) =>
    lines.push({ text: `${indent}${text}`, start: from, end: to, ...(after === '' ? {} : { tail: after }) });
  if (value.kind === 'scalar') add(`${label}${value.text}`, start, value.end, tail);
  else if (value.entries.length === 0) add(`${label}${BRACKETS[value.kind]}`, start, value.end, tail);
  else {
    const [open, close] = BRACKETS[value.kind];
    add(`${label}${open}`, start, value.start + 1, '');
    layOutEntries(value, `${indent}  `, lines);
    add(`${close}`, value.end - 1, value.end, tail);
  }
}

function layOutEntries({ entries }: JsonContainer, indent: string, lines: Line[]): void {
  for (const [index, { name, value }] of entries.entries()) {
    const label = name === undefined ? '' : `${name.text}: `;
    const tail = index === entries.length - 1 ? '' : ',';
    layOut(value, { label, start: (name ?? value).start, indent, tail }, lines);
  }
}
