import type { Step } from '@veloway/vtl';
import { expressionOf } from './expression.js';

/** Where a value came from. */
export interface Origin {
  /**
   * How a template would name it: `$input.path('$.items[2].price')`, `$stageVariables.tenant`; undefined where the
   * template's own text is the value.
   */
  readonly expression: string | undefined;
  /** The index of the step that brought it in. */
  readonly step: number;
  /** The indexes of the steps on its way, from the one that was asked about to {@link step}. */
  readonly through: readonly number[];
}

/** A value on the way back to its origin. */
interface Trace {
  readonly step: number;
  /** The way from the value of {@link step} to the part that is looked for. */
  readonly members: readonly (string | number)[];
  /** The character that is looked for, as long as texts are handed on as they are. */
  readonly offset: number | undefined;
  /** The one that it was made of, which was on the way before. */
  readonly before: Trace | undefined;
}

/** What is looked at, and what is known of it so far. */
interface Run {
  readonly steps: readonly Step[];
  /** The steps that wrote into strings, by the strings' steps. */
  writers: ReadonlyMap<number, readonly number[]> | undefined;
}

/** How many origins of one value are told; a text that a loop puts together has any number. */
const MAX_ORIGINS = 100;
const MAX_TRACES = 10_000;

/**
 * @param steps of a recording
 * @param step the index of the one whose value is asked about
 * @param offset of one character of the step's text, where only its origin matters
 * @returns the origins, the nearest first; many have one only
 */
export function originsOf(steps: readonly Step[], step: number, offset?: number): readonly Origin[] {
  const origins = new Map<string, Origin>();
  const seen = new Set<string>();
  const open: Trace[] = [{ step, members: [], offset, before: undefined }];
  const run: Run = { steps, writers: undefined };
  for (let i = 0; i < open.length && i < MAX_TRACES && origins.size < MAX_ORIGINS; i++) {
    const trace = open[i] as Trace;
    const next = before(run, trace);
    if ('through' in next) origins.set(`${next.expression ?? next.step}`, next);
    else {
      for (const earlier of next) {
        const key = `${earlier.step} ${earlier.members.join('.')} ${earlier.offset}`;
        if (!seen.has(key)) open.push(earlier);
        seen.add(key);
      }
    }
  }
  return [...origins.values()];
}

/** @returns the values that a value was made of, or its origin */
function before(run: Run, trace: Trace): readonly Trace[] | Origin {
  const { steps } = run;
  const step = steps[trace.step] as Step;
  const { kind } = step.site;
  if (step.kept && step.from.length > 0) return keptBefore(step, trace);
  if (kind === 'text') return ownText(trace);
  if (isBroughtIn(steps, step)) {
    return { ...ownText(trace), expression: expressionOf(steps, step, trace.members) };
  }
  if (kind === 'string') return writtenBefore(run, trace);
  const sources = kind === 'operation' && step.site.name === '+' ? addedBefore(steps, step, trace) : undefined;
  if (sources !== undefined) return sources;
  const viewed = viewedBefore(step, trace);
  if (viewed !== undefined) return [viewed];
  const operands = step.from.filter((from) => from >= 0 && !isUtility(steps[from]) && !isLiteral(steps[from]));
  if (operands.length === 0) return ownText(trace);
  return operands.map((from) => ({ step: from, members: [], offset: undefined, before: trace }));
}

function ownText(trace: Trace): Origin {
  const through: number[] = [];
  for (let at: Trace | undefined = trace; at !== undefined; at = at.before) through.unshift(at.step);
  return { expression: undefined, step: trace.step, through };
}

/** A value, or a part of it, that was handed on as it is. */
function keptBefore(step: Step, trace: Trace): readonly Trace[] | Origin {
  const [source = -1] = step.from;
  if (source < 0) return ownText(trace);
  const members = step.member === undefined ? trace.members : [step.member, ...trace.members];
  return [{ step: source, members, offset: trace.offset, before: trace }];
}

/** Whether a step gets a value that the template does not make: of a variable that it never set. */
function isBroughtIn(steps: readonly Step[], step: Step): boolean {
  if (step.site.kind === 'variable') return step.from.length === 0;
  const holder = steps[step.from[0] ?? -1];
  const reads = step.site.kind === 'property' || step.site.kind === 'method' || step.site.kind === 'index';
  return reads && holder !== undefined && isGiven(holder) && !isUtility(holder);
}

/** How many members lead into a view of a map before those that lead into the map: the entries have indexes of their own. */
const VIEWS: ReadonlyMap<string, number> = new Map([
  ['entrySet', 1],
  ['values', 0],
]);

/** The member of a map that was reached by way of its entries or values. */
function viewedBefore({ site, from }: Step, trace: Trace): Trace | undefined {
  const { members } = trace;
  const own = site.kind === 'method' ? VIEWS.get(site.name ?? '') : undefined;
  const [map] = from;
  if (own === undefined || map === undefined || map < 0 || members.length <= own) return undefined;
  return { step: map, members: members.slice(own), offset: undefined, before: trace };
}

function isGiven({ site, from }: Step): boolean {
  return site.kind === 'variable' && from.length === 0;
}

/** What an operation is told by a literal says nothing of where its result came from. */
function isLiteral(step: Step | undefined): boolean {
  return step?.site.kind === 'literal';
}

function isUtility(step: Step | undefined): boolean {
  return step !== undefined && isGiven(step) && step.site.name === 'util';
}

/** The texts that were written into a string, or the one that holds a character. */
function writtenBefore(run: Run, trace: Trace): readonly Trace[] {
  const { step, offset } = trace;
  const { steps } = run;
  run.writers ??= writersByString(steps);
  const all = run.writers.get(step) ?? [];
  const holds = (writer: number): boolean => {
    const { start = 0, end = 0 } = steps[writer] ?? {};
    return offset === undefined || (start <= offset && offset < end);
  };
  return all.filter(holds).map((from) => ({
    step: from,
    members: [],
    offset: offset === undefined ? undefined : offset - (steps[from]?.start ?? 0),
    before: trace,
  }));
}

/** Gathered once, since a text that a loop puts together is a string of strings. */
function writersByString(steps: readonly Step[]): ReadonlyMap<number, readonly number[]> {
  const writers = new Map<number, number[]>();
  for (const [index, { into, start, end }] of steps.entries()) {
    if (typeof into !== 'number' || start === end) continue;
    const known = writers.get(into);
    if (known === undefined) writers.set(into, [index]);
    else known.push(index);
  }
  return writers;
}

/** The side of a `+` of texts that holds a character, where that can be told. */
function addedBefore(steps: readonly Step[], step: Step, trace: Trace): readonly Trace[] | Origin | undefined {
  const { value, from } = step;
  const { offset } = trace;
  if (typeof value !== 'string' || offset === undefined) return undefined;
  const [left = -1, right = -1] = from;
  const leftText = steps[left]?.value;
  const rightText = steps[right]?.value;
  const middle =
    typeof leftText === 'string'
      ? leftText.length
      : typeof rightText === 'string'
        ? value.length - rightText.length
        : undefined;
  if (middle === undefined) return undefined;
  const [side, at] = offset < middle ? [left, offset] : [right, offset - middle];
  if (side < 0) return ownText(trace);
  return [{ step: side, members: [], offset: at, before: trace }];
}
