import { locateScalar } from '@veloway/api';
import type { TextEdit } from '../edit.js';
import type { EmbeddedTemplate, EmbeddedTemplates } from './embedded-templates.js';
import { embeddingOf, type LocatedEmbedding } from './located-embedding.js';

/**
 * @param previous what an earlier text held
 * @returns what the text holds now, where all that has changed since is the inside of one scalar that spells a template;
 *   undefined where the file must be read as a whole
 */
export function readAgain(previous: EmbeddedTemplates, text: string): EmbeddedTemplates | undefined {
  if (previous.text === text) return previous;
  if (previous.kind === undefined) return undefined;
  const change = changeBetween(previous.text, text);
  const index = previous.templates.findIndex(({ embedding: { scalar } }) => {
    return scalar.start < change.start && change.end < scalar.end;
  });
  const template = previous.templates[index];
  if (template === undefined || !isInside(change, template, previous)) return undefined;
  const grown = change.newText.length - (change.end - change.start);
  const changed = changedTemplate(template, text, grown);
  if (changed === undefined) return undefined;
  const { scalar } = template.embedding;
  return {
    ...previous,
    text,
    templates: previous.templates.map((other, at) => {
      return at === index ? changed : moved(other, text, at > index ? grown : 0);
    }),
    problems: previous.problems.map((problem) => {
      const isAfter = problem.start >= scalar.end;
      return isAfter ? { ...problem, start: problem.start + grown, end: problem.end + grown } : problem;
    }),
  };
}

/** @returns the one change that makes the second text of the first */
function changeBetween(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++;
  }
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}

/** Whether a change of the file is certain to change the text of a template, and nothing else that the file says. */
function isInside(change: TextEdit, { embedding }: EmbeddedTemplate, { text, problems }: EmbeddedTemplates): boolean {
  const { scalar, location } = embedding as LocatedEmbedding;
  if (!location.scalar.isWhole || embedding.substitutedBy !== undefined || hasAnchor(text, scalar.start)) return false;
  if (problems.some(({ start, end }) => start < scalar.end && scalar.start < end)) return false;
  const removed = text.slice(change.start, change.end);
  switch (location.scalar.spelling) {
    case 'literal':
      return isInsideBlock(change, text.slice(scalar.start, scalar.end), scalar.start);
    case 'double-quoted':
      return !/["\\\r\n\0]/.test(removed + change.newText) && !/[\r\n]/.test(text.slice(scalar.start, scalar.end));
    default:
      return false;
  }
}

/** An anchored scalar is said elsewhere as well. */
function hasAnchor(text: string, start: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(lineStart, start).includes('&');
}

/**
 * The first character of a block says how far it is indented, and the last one where it ends: between the two, each line
 * need only be indented as far.
 */
function isInsideBlock({ start, end, newText }: TextEdit, block: string, blockStart: number): boolean {
  const header = /^\|[+-]?[ \t]*\n/.exec(block)?.[0];
  if (header === undefined || block.includes('\r') || /[\r\0\ufeff\u0085\u2028\u2029]/.test(newText)) return false;
  const first = block.slice(header.length).search(/[^ \n]/) + header.length;
  const last = block.trimEnd().length - 1;
  const from = start - blockStart;
  const to = end - blockStart;
  if (first < header.length || from <= first || to > last) return false;
  const indentation = first - (block.lastIndexOf('\n', first) + 1);
  const lineStart = block.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = block.indexOf('\n', to);
  const lines = block.slice(lineStart, from) + newText + block.slice(to, lineEnd < 0 ? block.length : lineEnd);
  return lines.split('\n').every((line) => /^ *$/.test(line) || line.search(/[^ ]/) >= indentation);
}

function changedTemplate(template: EmbeddedTemplate, text: string, grown: number): EmbeddedTemplate | undefined {
  const { kind, scalar, file } = template.embedding;
  const { path } = (template.embedding as LocatedEmbedding).location;
  const found = locateScalar({ file, text }, { start: scalar.start, end: scalar.end + grown }, path);
  const location = found?.location;
  if (found === undefined || location?.scalar === undefined) return undefined;
  return { ...template, text: found.text, embedding: embeddingOf(kind, { ...location, scalar: location.scalar }) };
}

function moved(template: EmbeddedTemplate, text: string, by: number): EmbeddedTemplate {
  const { kind, location, shift } = template.embedding as LocatedEmbedding;
  return { ...template, embedding: embeddingOf(kind, location, text, shift + by) };
}
