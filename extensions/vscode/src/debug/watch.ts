import { compile, plainVariables } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import { look } from './look.js';
import { momentAt } from './moment.js';
import type { Timeline } from './timeline.js';

type Watched = { readonly value: unknown } | { readonly problem: string };

const RESULT = 'velowayWatched';

/** @returns what an expression of a template is at a stop, or a sentence that says why it is nothing */
export function evaluate(expression: string, timeline: Timeline, index: number): Watched {
  const problem = problemOf(expression);
  if (problem !== undefined) return { problem };
  const looked = look(timeline, index, [expression]);
  if (looked === undefined) return evaluateAlone(expression, timeline, index);
  return 'values' in looked ? { value: looked.values[0] } : looked;
}

/** An expression is put into a template, and must do nothing else there. */
function problemOf(expression: string): string | undefined {
  try {
    const { children } = compile(settingOf(expression)).tree;
    if (children.length === 1 && children[0]?.kind === 'SetDirective') return undefined;
    return `\`${expression}\` is no expression. Write one as in a \`#set\`, such as \`$order.lines.size()\`.`;
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}

function settingOf(expression: string): string {
  return `#set($${RESULT} = ${expression.trim()})`;
}

/** Where the template cannot be asked, what is known of its variables has to do. */
function evaluateAlone(expression: string, timeline: Timeline, index: number): Watched {
  const { variables, loops } = momentAt(timeline, index);
  const known = Object.entries({ ...variables, ...loops[0]?.members });
  const named = Object.fromEntries(known.map(([name, value]) => [name.slice(1), value ?? null]));
  const given = plainVariables(JSON.stringify({ variables: named }), 'variables');
  const { steps, error } = compile(settingOf(expression)).record(timeline.event, { variables: given });
  if (error !== undefined) return { problem: error.message };
  const set = steps.findLast(({ site }) => site.kind === 'set' && site.name === RESULT);
  return { value: set === undefined ? null : set.value };
}
