import { printError } from '@veloway/vtl';
import type { Overrides } from '../context.js';
import type { ProxyEvent } from '../event.js';
import { attemptToRender, type Failure, type Success } from './attempt.js';
import { compareOutput, type Explanation } from './compare-output.js';
import { isEqual, type MatcherContext, type MatcherResult } from './matcher-context.js';
import { printDifference } from './print-difference.js';
import type { ToRenderOptions } from './render-matchers.js';

/** `expect(template).toRender(event, …)`, for `expect.extend` of vitest and jest. */
export function toRender(
  this: MatcherContext,
  received: unknown,
  event: ProxyEvent = {},
  expected?: unknown,
  options: ToRenderOptions = {},
): MatcherResult {
  const { phase = 'request', overrides, variables = [] } = options;
  const attempt = attemptToRender(received, event, { phase, variables: [...variables] });
  const head = headOf(this, expected, options);
  if ('error' in attempt) return failed(this, attempt, head, expected !== undefined || overrides !== undefined);
  const { rendered } = attempt;
  const explanations = [
    compareOutput(this, rendered.output, expected),
    compareOverrides(this, rendered.overrides, overrides),
  ].filter((explanation) => explanation !== undefined);
  if (explanations.length > 0) return different(attempt, head, explanations);
  return {
    pass: true,
    message: () => `${head}\n\nThe template rendered: ${this.utils.printReceived(rendered.output)}`,
  };
}

/** `expect(template).toRender(event, expected)`. */
function headOf({ utils, isNot = false, promise = '' }: MatcherContext, expected: unknown, options: object): string {
  const withOptions = Object.keys(options).length > 0;
  const argument = expected === undefined && !withOptions ? [] : ['expected'];
  const parts = ['event', ...argument, ...(withOptions ? ['options'] : [])];
  return utils.matcherHint('toRender', 'template', parts.join(', '), { isNot, promise });
}

/**
 * A template that fails does not render, which `.not.toRender(event)` asserts. Where it must not render something, it
 * must render something else: a test that passes since its template is broken tests nothing.
 */
function failed({ isNot = false }: MatcherContext, { error }: Failure, head: string, toSomething: boolean) {
  return { pass: toSomething && isNot, message: () => `${head}\n\n${printError(error)}` };
}

function compareOverrides(
  context: MatcherContext,
  overrides: Overrides,
  expected: object | undefined,
): Explanation | undefined {
  if (expected === undefined || isEqual(context, overrides, expected)) return undefined;
  return () => `The overrides differ.\n\n${printDifference(context, overrides, expected)}`;
}

function different(attempt: Success, head: string, explanations: readonly Explanation[]): MatcherResult {
  const message = () => {
    const recording = attempt.record();
    return [head, ...explanations.map((explain) => explain(recording))].join('\n\n');
  };
  return { pass: false, message };
}
