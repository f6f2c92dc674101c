import { look } from './look.js';
import type { Timeline } from './timeline.js';

type Members = Readonly<Record<string, unknown>>;

/** What one can look at in a moment of a run. */
export interface Moment {
  /** What the template has set, and the items of the loops that it is in. */
  readonly variables: Members;
  /** Those loops, the innermost first. */
  readonly loops: readonly Loop[];
  readonly request: Members;
  readonly output: Members;
}

export interface Loop {
  readonly name: string;
  readonly members: Members;
}

/** @returns the variables, the loops, the request and the output at a stop */
export function momentAt(timeline: Timeline, index: number): Moment {
  const text = timeline.outputAt(index);
  return {
    variables: variablesAt(timeline, index),
    loops: timeline.roundsAt(index).map((round) => loopOf(timeline, round)),
    request: requestOf(timeline),
    output: { text, lines: text.split('\n'), overrides: overridesAt(timeline, index) },
  };
}

function requestOf({ event }: Timeline): Members {
  const { pathParameters: path, queryStringParameters: querystring, headers: header } = event;
  return {
    $input: { body: event.body, params: { path, querystring, header } },
    $context: event.requestContext ?? {},
    $stageVariables: event.stageVariables ?? {},
  };
}

function variablesAt(timeline: Timeline, index: number): Members {
  const last = lastWritten(timeline, index);
  const names = [...last.keys()];
  const looked = look(
    timeline,
    index,
    names.map((name) => `$${name}`),
  );
  const values = looked !== undefined && 'values' in looked ? looked.values : [...last.values()];
  const variables: Record<string, unknown> = {};
  for (const [i, name] of names.entries()) define(variables, `$${name}`, values[i]);
  return variables;
}

/** @returns the variables that there are at a stop, with what was written to them last */
function lastWritten(timeline: Timeline, index: number): ReadonlyMap<string, unknown> {
  const { steps } = timeline.recording;
  const written = new Map<string, unknown>();
  for (const { site, value } of steps.slice(0, timeline.stops[index]?.step ?? 0)) {
    const [name = '', ...path] = (site.name ?? '').split('.');
    if (site.kind !== 'set' || value === null || isGiven(name)) continue;
    if (path.length === 0 || !written.has(name)) written.set(name, path.length === 0 ? value : undefined);
  }
  for (const round of [...timeline.roundsAt(index)].reverse()) {
    const step = steps[round];
    written.set(step?.site.name ?? '', step?.value);
  }
  return written;
}

/** The request shows what API Gateway gives a template. */
function isGiven(name: string): boolean {
  return name === 'context' || name === 'input' || name === 'stageVariables' || name === 'util';
}

function overridesAt(timeline: Timeline, index: number): Members {
  const overrides: Record<string, unknown> = {};
  for (const { site, value } of timeline.recording.steps.slice(0, timeline.stops[index]?.step ?? 0)) {
    const [name, ...path] = (site.name ?? '').split('.');
    if (site.kind === 'set' && name === 'context' && path.length > 0) setMember(overrides, path, value);
  }
  return overrides;
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

/** A loop as its `$foreach` has it. */
function loopOf(timeline: Timeline, round: number): Loop {
  const step = timeline.recording.steps[round];
  const { number, count } = timeline.roundAt(round);
  const item = `$${step?.site.name}`;
  const $foreach = { index: number - 1, count: number, first: number === 1, hasNext: number < count };
  return { name: `Loop over ${item}`, members: { [item]: step?.value, $foreach } };
}
