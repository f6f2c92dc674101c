import type { Range } from '@veloway/vtl';
import { hostRange } from './diagnostics/diagnostics.js';
import type { Document, HostedTemplate } from './document.js';
import type { TextEdit } from './edit.js';
import { partitionPoint } from './partition-point.js';
import type { TemplateView } from './template-view.js';

/** @returns the template that a place of a file is in, or undefined where it is in none */
export function templateAt({ templates }: Document, offset: number): HostedTemplate | undefined {
  return templates.find(({ toTemplate }) => toTemplate(offset) !== undefined);
}

/**
 * Asks a question of the template at a place of a file.
 *
 * @param ask gets the place in the template; its answer is plain data
 * @returns the answer, in which every range is one of the file; undefined where there is no template or no answer
 */
export function askAt<T>(
  document: Document,
  offset: number,
  ask: (view: TemplateView, offset: number) => T | undefined,
): T | undefined {
  const template = templateAt(document, offset);
  const place = template?.toTemplate(offset);
  if (template === undefined || place === undefined) return undefined;
  const answer = ask(template.view, place);
  return answer === undefined ? undefined : inFile(answer, template);
}

/** Asks a question of each template of a file that has something in a range of it. */
export function askAll<T>(
  document: Document,
  range: Range | undefined,
  ask: (view: TemplateView, range: Range | undefined) => readonly T[],
): readonly T[] {
  return document.templates.flatMap((template) => {
    const within = range === undefined ? undefined : templateRange(range, template);
    if (range !== undefined && within === undefined) return [];
    return inFile(ask(template.view, within), template);
  });
}

/** @returns the part of a template that stands in a range of the file, or undefined where none does */
export function templateRange({ start, end }: Range, template: HostedTemplate): Range | undefined {
  const last = template.view.text.length;
  if (end < template.toHost(0) || start > template.toHost(last)) return undefined;
  return { start: nextInTemplate(start, template, 0), end: nextInTemplate(end, template, last) };
}

/** Between a template's lines may be indentation, which is no place in the template. */
function nextInTemplate(offset: number, { toTemplate, toHost, view }: HostedTemplate, otherwise: number): number {
  const exact = toTemplate(offset);
  if (exact !== undefined) return exact;
  const { length } = view.text;
  return offset > toHost(length) ? otherwise : partitionPoint(length, (index) => toHost(index) < offset);
}

/**
 * @returns plain data in which each range of a template is that of the file, and each change is spelt for it; a change
 *   that the file cannot say is left out of the list that it is in
 */
export function inFile<T>(value: T, template: HostedTemplate): T {
  return template.view.embedding === undefined ? value : (converted(value, template) as T);
}

function converted(value: unknown, template: HostedTemplate): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => converted(item, template)).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isEdit(value)) {
    const edit = template.editHost(value);
    return edit === undefined ? undefined : { ...value, ...edit };
  }
  const entries = Object.entries(value).map(([key, member]) => [key, converted(member, template)]);
  return { ...Object.fromEntries(entries), ...(isRange(value) ? hostRange(value, template) : {}) };
}

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
}

function isEdit(value: object): value is TextEdit {
  return isRange(value) && 'newText' in value && typeof value.newText === 'string';
}
