import type { ProxyEvent } from '@veloway/mapping';
import type { Timeline } from './timeline.js';

/** What one can look at in a moment of a run, by the names of scopes. */
export interface Moment {
  readonly Variables: Readonly<Record<string, unknown>>;
  readonly Loop: Readonly<Record<string, unknown>>;
  readonly Request: Readonly<Record<string, unknown>>;
  readonly Output: Readonly<Record<string, unknown>>;
}

/** @returns the variables, the loop, the request and the output before a stop */
export function momentAt(timeline: Timeline, index: number, event: ProxyEvent): Moment {
  const written = writtenBefore(timeline, index);
  const output = timeline.outputAt(index);
  return {
    Variables: written.variables,
    Loop: loopAt(timeline, index),
    Request: {
      $input: {
        body: event.body,
        params: { path: event.pathParameters, querystring: event.queryStringParameters, header: event.headers },
      },
      $context: event.requestContext ?? {},
      $stageVariables: event.stageVariables ?? {},
    },
    Output: { text: output, lines: output.split('\n'), overrides: written.overrides },
  };
}

function writtenBefore(timeline: Timeline, index: number) {
  const variables: Record<string, unknown> = {};
  const overrides: Record<string, unknown> = {};
  const end = timeline.stops[index]?.step ?? 0;
  for (const { site, value } of timeline.recording.steps.slice(0, end)) {
    const [name = '', ...path] = (site.name ?? '').split('.');
    if (site.kind === 'round') variables[`$${name}`] = value;
    if (site.kind !== 'set' || value === null) continue;
    if (name === 'context' && path.length > 0) setMember(overrides, path, value);
    else setMember(variables, [`$${name}`, ...path], value);
  }
  return { variables, overrides };
}

/** Other moments have the same data, so that it is copied where it changes. */
function setMember(target: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    define(target, name, value);
    return;
  }
  const inner = Object.hasOwn(target, name) ? target[name] : undefined;
  const copy = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  define(target, name, copy);
  setMember(copy as Record<string, unknown>, rest, value);
}

/** A template's names are names and nothing else, `__proto__` too. */
function define(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

/** The innermost loop, as `$foreach` has it. */
function loopAt(timeline: Timeline, index: number): Readonly<Record<string, unknown>> {
  const [round] = timeline.roundsAt(index);
  const { steps } = timeline.recording;
  const step = round === undefined ? undefined : steps[round];
  if (round === undefined || step === undefined) return {};
  const rounds = steps.flatMap(({ site, within }, at) => (site.kind === 'round' && within === step.within ? [at] : []));
  const number = rounds.indexOf(round);
  return {
    [`$${step.site.name}`]: step.value,
    $foreach: { index: number, count: number + 1, first: number === 0, hasNext: number < rounds.length - 1 },
  };
}
