import type { TextEdit } from '../edit.js';
import type { EmbeddedTemplate, EmbeddedTemplates } from './embedded-templates.js';
import { isInsideScalar } from './inside-scalar.js';
import { embeddingOf, type LocatedEmbedding } from './located-embedding.js';
import { rereadTemplate } from './reread-template.js';

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
    return scalar.start < change.start && change.end <= scalar.end;
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

/** @returns the one change that makes the second text of the first; of several, the one that stands first */
function changeBetween(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) {
    same++;
  }
  let start = 0;
  while (start < most - same && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}

/** Whether a change of the file is certain to change the text of a template, and nothing else that the file says. */
function isInside(change: TextEdit, { embedding }: EmbeddedTemplate, { text, problems }: EmbeddedTemplates): boolean {
  const { scalar, template } = embedding as LocatedEmbedding;
  const { path, scalar: spelled } = template.location;
  if (!isNothingElse(path, text) || hasAnchor(text, scalar.start)) return false;
  if (problems.some(({ start, end }) => start < scalar.end && scalar.start < end)) return false;
  return isInsideScalar(change, text, { ...spelled, ...scalar });
}

/** What holds templates, and nothing but them. */
const HOLDERS = /^(?:request|response)_?templates$|^template$/i;
/** A reference to what holds them, from anywhere else in the file. */
const REFERENCE = /self:(?:functions|\})|\b(?:request|response)_templates\s*[.[]/;

/** Whether a scalar cannot be anything but a template: others may be referred to, and mean something else there. */
function isNothingElse(path: readonly (string | number)[], text: string): boolean {
  return path.some((key) => HOLDERS.test(String(key))) && !REFERENCE.test(text);
}

/** What is before a scalar, with its tag in between or before. */
const ANCHOR = /&\S+\s+(?:!\S*\s+)?$/;
const LONGEST_ANCHOR = 200;

/** An anchored scalar is said elsewhere as well. */
function hasAnchor(text: string, start: number): boolean {
  return ANCHOR.test(text.slice(Math.max(0, start - LONGEST_ANCHOR), start));
}

function changedTemplate(template: EmbeddedTemplate, text: string, grown: number): EmbeddedTemplate | undefined {
  const { scalar, template: before } = template.embedding as LocatedEmbedding;
  const after = rereadTemplate(before, text, { start: scalar.start, end: scalar.end + grown });
  return after && { ...template, text: after.text, embedding: embeddingOf(after) };
}

function moved(template: EmbeddedTemplate, text: string, by: number): EmbeddedTemplate {
  const { template: before, shift } = template.embedding as LocatedEmbedding;
  return { ...template, embedding: embeddingOf(before, text, shift + by) };
}
