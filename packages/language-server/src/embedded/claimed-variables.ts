import type { SubstitutedVariable, SubstitutingTool } from '@veloway/api';
import type { Fix } from '../rules/rule.js';
import { ROOTS } from '../symbols.js';
import type { TemplateView } from '../template-view.js';

/** A variable that a tool looks for in a template. */
export interface ClaimedVariable extends SubstitutedVariable {
  /** What is between the braces. */
  readonly expression: string;
  /** Whether the template has a variable of this name, so that it is hardly meant for the tool. */
  readonly isOfTemplate: boolean;
}

/** @returns what a tool takes for its variables in a template, in the order of the text */
export function claimedVariables(
  { embedding, symbols }: TemplateView,
  by: SubstitutingTool,
): readonly ClaimedVariable[] {
  if (embedding?.substitutedBy !== by) return [];
  return embedding.variables.map((variable) => {
    const expression = variable.written.slice(2, -1).trim();
    const name = /^[a-zA-Z][\w-]*/.exec(expression)?.[0] ?? '';
    const isSet = symbols.byName.get(name)?.some(({ definition }) => definition !== undefined) === true;
    return { ...variable, expression, isOfTemplate: isSet || ROOTS.some((root) => root === name) };
  });
}

/**
 * @returns a function that tells whether a place is in what only a tool can have a meaning for, so that nothing is known
 *   of what will stand there
 */
export function isForTool(view: TemplateView): (offset: number) => boolean {
  const by = view.embedding?.substitutedBy;
  const claimed = by === undefined ? [] : claimedVariables(view, by).filter(({ isOfTemplate }) => !isOfTemplate);
  return (offset) => claimed.some(({ start, end }) => start <= offset && offset < end);
}

/** @returns what leaves a variable to the template, without a change of the template itself */
export function keepFix({ start, end, written }: SubstitutedVariable, kept: string): Fix {
  return { title: `Write \`${kept}\`, which is left to the template`, edits: [{ start, end, newText: written }] };
}

/** @returns what writes a reference without braces, where it is the same one without them; undefined elsewhere */
export function bareFix({ text }: TemplateView, variable: ClaimedVariable): Fix | undefined {
  const { start, end, expression } = variable;
  const isReference = /^[a-zA-Z][\w-]*(?:\.[a-zA-Z][\w-]*(?:\([^(){}]*\))?)*$/.test(expression);
  // What comes next must not belong to the reference.
  if (!isReference || /^(?:[\w-]|\.[a-zA-Z]|[[(])/.test(text.slice(end))) return undefined;
  return { title: `Write \`$${expression}\``, edits: [{ start, end, newText: `$${expression}` }] };
}
