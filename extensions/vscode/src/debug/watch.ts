import { compile, type ProxyEvent, plainVariables } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import type { Moment } from './moment.js';

const RESULT = 'velowayWatched';

/** @returns what an expression of a template is in a moment, or a sentence that says why it is nothing */
export function evaluate(
  expression: string,
  moment: Moment,
  event: ProxyEvent,
): { value: unknown } | { problem: string } {
  try {
    const template = compile(`#set($${RESULT} = ${expression.trim()})`);
    const variables = plainVariables(JSON.stringify({ variables: named(moment) }), 'variables');
    const { steps, error } = template.record(event, { variables });
    if (error !== undefined) return { problem: error.message };
    const set = steps.findLast(({ site }) => site.kind === 'set' && site.name === RESULT);
    return { value: set?.value ?? null };
  } catch (error) {
    if (error instanceof TemplateError) return { problem: error.message };
    throw error;
  }
}

function named({ Variables, Loop }: Moment): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...Variables, ...Loop }).map(([name, value]) => [name.slice(1), value]));
}
