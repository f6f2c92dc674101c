import type { SpelledScalar } from '@veloway/api';
import { applyEdits, type TextEdit } from '../edit.js';
import { isInsidePlain } from './inside-scalar.js';
import type { SpelledTemplate } from './located-embedding.js';
import { rereadTemplate } from './reread-template.js';

/**
 * @param edit a change of the template
 * @returns the change of the file that makes the template that one, spelt as its scalar is; undefined where the scalar
 *   cannot say it: what was spelt is read again before it is trusted
 */
export function hostEdit(template: SpelledTemplate, edit: TextEdit): TextEdit | undefined {
  const { scalar, text, substituted } = template.location;
  const start = startInFile(template, edit);
  const end = edit.start === edit.end ? start : template.location.toFile(edit.end);
  if (end < start) return undefined;
  const written = substituted === undefined ? edit.newText : substituted.escaped(edit.newText);
  const spelt = SPELL[scalar.spelling](written, indentationOf(text, scalar.start), text);
  if (spelt === undefined) return undefined;
  const change = { start, end, newText: spelt };
  return isExact(template, edit, change) ? change : undefined;
}

/** What is added to a line belongs to it, and not before the next one. */
function startInFile({ text, location }: SpelledTemplate, { start }: TextEdit): number {
  if (start === 0 || start < text.length || text[start - 1] === '\n') return location.toFile(start);
  return location.toFile(start - 1) + 1;
}

type Spell = (text: string, indentation: string, file: string) => string | undefined;

const SPELL: Readonly<Record<SpelledScalar['spelling'], Spell>> = {
  plain: onOneLine,
  'single-quoted': (text) => onOneLine(text)?.replaceAll("'", "''"),
  // What JSON escapes, YAML reads as well.
  'double-quoted': (text) => JSON.stringify(text).slice(1, -1),
  literal: (text, indentation, file) => inLines(text, indentation, file, 1),
  // One break would be a space.
  folded: (text, indentation, file) => inLines(text, indentation, file, 2),
};

function onOneLine(text: string): string | undefined {
  return /[\r\n]/.test(text) ? undefined : text;
}

function inLines(text: string, indentation: string, file: string, breaks: number): string {
  const lineBreak = (file.includes('\r\n') ? '\r\n' : '\n').repeat(breaks);
  return text.replace(/\r\n|\r|\n/g, lineBreak + indentation);
}

/** @returns what stands before each line of a block: the blanks of its first line that has something else */
function indentationOf(text: string, start: number): string {
  return /^[^\r\n]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*([ \t]*)/.exec(text.slice(start))?.[1] ?? '';
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
