import type { Document, HostedTemplate } from '../document.js';
import type { TextEdit } from '../edit.js';
import { lacksEnd } from '../features/on-type-formatting.js';
import { lineStart } from '../line-start.js';

/**
 * Blank lines at the end of a block of YAML are no part of the template, so that a line that was just begun there is in
 * no template.
 *
 * @param offset where the cursor is after a line ending was typed
 * @returns the insertion of an `#end` for the block of the template whose head the line before it ends with
 */
export function endBehind({ templates, text }: Document, offset: number): readonly TextEdit[] {
  const [before = '', after = ''] = [text.slice(0, offset), /^[ \t]*/.exec(text.slice(offset))?.[0]];
  const headEnd = before.trimEnd().length;
  const [, lineEnding] = /^[ \t]*(\r\n|\r|\n)[ \t]*$/.exec(before.slice(headEnd)) ?? [];
  const place = offset + after.length;
  if (lineEnding === undefined || !/^(?:[\r\n]|$)/.test(text.charAt(place))) return [];
  if (!templates.some((template) => isUnfinished(template, headEnd))) return [];
  const indentation = /[ \t]*$/.exec(before.slice(0, lineOf(before, headEnd)))?.[0] ?? '';
  return [{ start: place, end: place, newText: `${lineEnding}${indentation}#end` }];
}

/** @returns whether a block of YAML ends at a place of the file, and an `#end` is missing there */
function isUnfinished({ view, toHost }: HostedTemplate, headEnd: number): boolean {
  const last = view.text.trimEnd().length;
  if (view.embedding?.spelling !== 'literal' || last === 0) return false;
  return toHost(last - 1) + 1 === headEnd && lacksEnd(view, last);
}

/** @returns where the line begins that a place is in, behind its indentation */
function lineOf(text: string, place: number): number {
  const start = lineStart(text, place);
  return start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
}
