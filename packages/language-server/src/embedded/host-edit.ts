import { locateScalar, type TemplateLocation } from '@veloway/api';
import type { TextEdit } from '../edit.js';

/**
 * @param location of the template as the file is now
 * @param edit a change of the template
 * @returns the change of the file that makes the template that one, spelt as its scalar is; undefined where the scalar
 *   cannot say it: what was spelt is read again before it is trusted
 */
export function hostEdit(location: TemplateLocation, edit: TextEdit): TextEdit | undefined {
  const { scalar, text } = location;
  if (scalar === undefined) return undefined;
  const start = location.toFile(edit.start);
  const end = edit.start === edit.end ? start : location.toFile(edit.end);
  if (end < start) return undefined;
  const spelt = SPELL[scalar.spelling](edit.newText, indentationOf(text, scalar.start), text);
  if (spelt === undefined) return undefined;
  const change = { start, end, newText: spelt };
  return isExact(location, edit, change) ? change : undefined;
}

type Spell = (text: string, indentation: string, file: string) => string | undefined;

const SPELL: Readonly<Record<NonNullable<TemplateLocation['scalar']>['spelling'], Spell>> = {
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
function isExact(location: TemplateLocation, edit: TextEdit, change: TextEdit): boolean {
  const { scalar, text, file, path } = location;
  if (scalar === undefined || change.start < scalar.start || change.end > scalar.end) return false;
  const changed = text.slice(0, change.start) + change.newText + text.slice(change.end);
  const grown = change.newText.length - (change.end - change.start);
  const before = locateScalar({ file, text }, scalar, path);
  const after = locateScalar({ file, text: changed }, { start: scalar.start, end: scalar.end + grown }, path);
  if (before === undefined || after === undefined) return false;
  const from = before.location?.toTemplate(change.start);
  const to = change.start === change.end ? from : before.location?.toTemplate(change.end);
  if (from === undefined || to === undefined || to - from !== edit.end - edit.start) return false;
  return after.text === before.text.slice(0, from) + edit.newText + before.text.slice(to);
}
