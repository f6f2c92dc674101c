import { rowMarkdown } from '../documentation/row-markdown.js';
import { commentTypes } from '../infer/comment-type.js';
import { flowOf, isIn, regionsAround } from '../infer/flow.js';
import { rootMembers } from '../infer/members.js';
import { typeText } from '../infer/value-type.js';
import { variableType } from '../infer/variable-type.js';
import type { TemplateView } from '../template-view.js';
import { type Completion, completionOf } from './completion.js';
import type { CompletionContext } from './context-at.js';

/** @returns the variables that can be named at a `$` */
export function completeVariable(view: TemplateView, context: CompletionContext): readonly Completion[] {
  return variableCompletions(view, context, '');
}

/** @returns what can stand as an operand: variables, with their `$`, and literals */
export function completeOperand(view: TemplateView, context: CompletionContext): readonly Completion[] {
  const literals = ['true', 'false'].map((label) =>
    completionOf({ ...rangeOf(context), label, kind: 'value', newText: label, sortText: `3${label}` }),
  );
  return [...variableCompletions(view, context, '$'), ...literals];
}

/** @returns the word between the variable of a loop and its list */
export function completeIn(_view: TemplateView, context: CompletionContext): readonly Completion[] {
  return [completionOf({ ...rangeOf(context), label: 'in', kind: 'value', newText: 'in ' })];
}

/** @returns the word that the cursor is in, which a completion replaces */
export function rangeOf({ start, end }: CompletionContext): { readonly start: number; readonly end: number } {
  return { start, end };
}

function variableCompletions(view: TemplateView, context: CompletionContext, before: string): readonly Completion[] {
  const place = context.start;
  const own = variablesInScope(view, place).map((name) => {
    const detail = typeText(variableType(view, name, place));
    return { ...rangeOf(context), label: `$${name}`, newText: before + name, detail, sortText: `1${name}` };
  });
  const roots = rootMembers(view).map(({ name, detail, documentation, rows }) => ({
    ...{ ...rangeOf(context), label: `$${name}`, newText: before + name, detail, sortText: `2${name}` },
    documentation: rows[0] === undefined ? documentation : rowMarkdown(rows[0]),
  }));
  const names = new Set(own.map(({ label }) => label));
  return [...own, ...roots.filter(({ label }) => !names.has(label))].map((some) =>
    completionOf({ ...some, kind: 'variable', filterText: some.newText }),
  );
}

/** @returns the variables that have been set before a place, the loops' own ones where they are */
export function variablesInScope(view: TemplateView, place: number): readonly string[] {
  const flow = flowOf(view.tree);
  const names = new Set(commentTypes(view.tree).keys());
  for (const { name, from, by, region } of flow.assignments) {
    // Where a loop's block begins, its list may still be being written.
    if (by === 'foreach' ? from < place && isIn(region, place) : from <= place) names.add(name);
  }
  const inLoop = [...regionsAround(flow, place)].some(({ kind, start }) => kind === 'loop' && start < place);
  if (inLoop) names.add('foreach');
  return [...names];
}
