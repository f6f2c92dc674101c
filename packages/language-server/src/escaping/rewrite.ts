import type { Reference } from '@veloway/vtl';
import type { TextEdit } from '../edit.js';
import type { TemplateView } from '../template-view.js';

/** What `$util.escapeJavaScript` makes of an apostrophe is no JSON; this makes it one again. */
export const UNESCAPE_APOSTROPHE = `.replaceAll("\\\\'", "'")`;

/** @returns where a reference stands without what is printed before its own `$` */
export function ownRange({ start, end, unusual }: Reference): { readonly start: number; readonly end: number } {
  return { start: start + (unusual?.prefix.length ?? 0), end };
}

/** @returns a reference as it is written within an expression: `$name.part`, without `!` and braces */
export function plainReference({ text }: TemplateView, { nameStart, end, formal }: Reference): string {
  return `$${text.slice(nameStart, formal ? end - 1 : end)}`;
}

/** @returns the change of a reference that prints to another expression, which begins with `$` */
export function replaceReference({ text }: TemplateView, reference: Reference, expression: string): TextEdit {
  const { start, end } = ownRange(reference);
  const next = text.slice(end, end + 2);
  // What follows must not be read as a part of the reference.
  const isFormal = /^(?:\.[A-Za-z]|\[|\()/.test(next);
  return { start, end, newText: isFormal ? `\${${expression.slice(1)}}` : expression };
}

export function escaped(expression: string, isText: boolean): string {
  return `$util.escapeJavaScript(${expression}${isText ? '' : '.toString()'})${UNESCAPE_APOSTROPHE}`;
}
