import type { SpelledScalar } from '@veloway/api';
import { applyEdits, type TextEdit } from '../edit.js';
import { isInsidePlain } from './inside-scalar.js';
import type { SpelledTemplate } from './located-embedding.js';
import { rereadTemplate } from './reread-template.js';

/**
 * @param edit a change of the template
 * @returns the change of the file that makes the template that one, spelt as its scalar is; undefined where the scalar
 *   cannot say it: what was spelt is read again before it is trusted, unless nothing can be wrong with it
 */
export function hostEdit(template: SpelledTemplate, edit: TextEdit): TextEdit | undefined {
  const { scalar, substituted } = template.location;
  const start = startInFile(template, edit);
  const end = edit.start === edit.end ? start : template.location.toFile(edit.end);
  if (end < start) return undefined;
  const written = substituted === undefined ? edit.newText : substituted.escaped(edit.newText);
  const newText = SPELL[scalar.spelling](written, traitsOf(template));
  if (newText === undefined) return undefined;
  const change = { start, end, newText };
  return isCertain(template, edit) || isKnownExact(template, edit, change) ? change : undefined;
}

/** What is added to a line belongs to it, and not before the next one. */
function startInFile({ text, location }: SpelledTemplate, { start }: TextEdit): number {
  if (start === 0 || start < text.length || text[start - 1] === '\n') return location.toFile(start);
  return location.toFile(start - 1) + 1;
}

/** How a scalar is written. */
interface Traits {
  /** What stands before each line of a block: the blanks of its first line that has something else. */
  readonly indentation: string;
  readonly lineBreak: string;
  /** The first character of the template that is no white space, and the last one. */
  readonly first: number;
  readonly last: number;
  /** Whether every character of the template can be replaced alone. */
  readonly isEven: boolean;
  /** Which changes are exact, as far as that was asked: the same fixes are spelt after each key that is pressed. */
  readonly exact: Map<string, boolean>;
}

const TRAITS = new WeakMap<SpelledTemplate, Traits>();

function traitsOf(template: SpelledTemplate): Traits {
  const known = TRAITS.get(template) ?? newTraits(template);
  TRAITS.set(template, known);
  return known;
}

function newTraits({ text, location: { text: file, scalar, substituted } }: SpelledTemplate): Traits {
  const source = file.slice(scalar.start, scalar.end);
  const isOneLine = !/[\r\n]/.test(source);
  const isEven =
    scalar.spelling === 'literal' || (scalar.spelling === 'double-quoted' && isOneLine && !/\\U/.test(source));
  return {
    indentation: /^[^\r\n]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*([ \t]*)/.exec(source)?.[1] ?? '',
    lineBreak: file.includes('\r\n') ? '\r\n' : '\n',
    first: text.search(/\S/),
    last: text.trimEnd().length - 1,
    isEven: isEven && scalar.isWhole && substituted === undefined,
    exact: new Map(),
  };
}

/** Between its first character and its last one, a block of lines can say everything, and so can quotes with escapes. */
function isCertain(template: SpelledTemplate, { start, end, newText }: TextEdit): boolean {
  const { first, last, isEven } = traitsOf(template);
  return isEven && start > first && end <= last && !/[\r\0\ufeff\u0085\u2028\u2029]/.test(newText);
}

type Spell = (text: string, traits: Traits) => string | undefined;

const SPELL: Readonly<Record<SpelledScalar['spelling'], Spell>> = {
  plain: onOneLine,
  'single-quoted': (text) => onOneLine(text)?.replaceAll("'", "''"),
  // What JSON escapes, YAML reads as well.
  'double-quoted': (text) => JSON.stringify(text).slice(1, -1),
  literal: (text, traits) => inLines(text, traits, 1),
  // One break would be a space.
  folded: (text, traits) => inLines(text, traits, 2),
};

function onOneLine(text: string): string | undefined {
  return /[\r\n]/.test(text) ? undefined : text;
}

function inLines(text: string, { indentation, lineBreak }: Traits, breaks: number): string {
  return text.replace(/\r\n|\r|\n/g, lineBreak.repeat(breaks) + indentation);
}

function isKnownExact(template: SpelledTemplate, edit: TextEdit, change: TextEdit): boolean {
  const { exact } = traitsOf(template);
  const key = `${edit.start} ${edit.end} ${edit.newText}`;
  const known = exact.get(key) ?? isExact(template, edit, change);
  exact.set(key, known);
  return known;
}

/** Whether the changed file says exactly the changed template, and nothing else in it has changed. */
function isExact(template: SpelledTemplate, edit: TextEdit, change: TextEdit): boolean {
  const { scalar, text } = template.location;
  if (change.start < scalar.start || change.end > scalar.end) return false;
  if (scalar.spelling === 'plain' && !isInsidePlain(change, text, scalar)) return false;
  const changed = applyEdits(text, [change]);
  const end = scalar.end + changed.length - text.length;
  // What follows a block is on a line of its own.
  if (text[scalar.end - 1] === '\n' && changed[end - 1] !== '\n') return false;
  const after = rereadTemplate(template, changed, { start: scalar.start, end });
  return after?.text === applyEdits(template.text, [edit]);
}
