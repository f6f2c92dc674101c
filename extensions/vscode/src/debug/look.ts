import { compile, plainVariables, type Recording } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import type { Timeline } from './timeline.js';

/** What expressions are at a moment, or a sentence that says why one of them is nothing. */
export type Looked = { readonly values: readonly unknown[] } | { readonly problem: string };

/** Text that is put into a template, and where. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The names are such that no template has them. */
const COUNT = 'velowayLookCount';
const VALUE = 'velowayLookValue';

const COUNTING = `#set($${COUNT} = $${COUNT} + 1)`;
const NEVER_COUNTED = plainVariables(`{"variables": {"${COUNT}": 0}}`, 'variables');

/**
 * Computes expressions at a moment of a run. A recording has the values that the template computed and no others, so
 * that the template runs again, with the expressions put in where it stood: everything is then as it was, also what
 * methods changed and what `#foreach` knows.
 *
 * @returns undefined where nothing can be put in, as within a string
 */
export function look(timeline: Timeline, index: number, expressions: readonly string[]): Looked | undefined {
  const stop = standing(timeline, index);
  const at = offsetOf(timeline, stop);
  const time = at === undefined ? 0 : timeOf(timeline, stop, at);
  if (at === undefined || time === 0) return undefined;
  const sets = expressions.map((one, i) => `#set($${VALUE}${i} = ${one})`).join('');
  const insertion = { at, text: `${lineBefore(timeline, at)}${COUNTING}#if($${COUNT} == ${time})${sets}#end` };
  const run = runWith(timeline, insertion);
  if (run === undefined) return undefined;
  if (run.error !== undefined && isInserted(run.error.range.start, insertion)) return { problem: run.error.message };
  const values = new Map(run.steps.flatMap(({ site, value }) => (site.kind === 'set' ? [[site.name, value]] : [])));
  return { values: expressions.map((_one, i) => setIn(values, `${VALUE}${i}`)) };
}

/** What is no data, such as `$input` itself, is undefined; what has no value is null. */
function setIn(values: ReadonlyMap<unknown, unknown>, name: string): unknown {
  return values.has(name) ? values.get(name) : null;
}

/** A run that was ended has not come to the end of its template, but stands at what ended it. */
function standing(timeline: Timeline, index: number): number {
  const { steps, error } = timeline.recording;
  const isEnded = error !== undefined || steps.at(-1)?.site.kind === 'stop';
  return isEnded && index === timeline.stops.length - 1 ? index - 1 : index;
}

function offsetOf(timeline: Timeline, index: number): number | undefined {
  const stop = timeline.stops[index];
  if (stop === undefined) return undefined;
  const site = timeline.recording.steps[stop.step]?.site;
  if (site === undefined) return timeline.text.length;
  const { bodies, ifs } = timeline.places;
  if (site.kind === 'round') return bodies.get(site.start)?.start;
  // Nothing stands between the branches of an `#if`.
  return site.kind === 'branch' ? ifs.get(site.start) : site.start;
}

/** The last line may be a comment. */
function lineBefore({ text }: Timeline, at: number): string {
  return at === text.length ? '\n' : '';
}

/** @returns how many times a run has passed a place when it stands at a stop; 0 where that cannot be told */
function timeOf(timeline: Timeline, index: number, at: number): number {
  const insertion = { at, text: `${lineBefore(timeline, at)}${COUNTING}` };
  const run = runWith(timeline, insertion);
  const step = timeline.stops[index]?.step ?? 0;
  const isRound = timeline.recording.steps[step]?.site.kind === 'round';
  // Blanks around a directive are not always printed, so that texts tell nothing.
  let left = timeline.recording.steps.slice(0, step).filter(({ site }) => site.kind !== 'text').length;
  let times = 0;
  for (const { site } of run?.steps ?? []) {
    if (isInserted(site.start, insertion) && site.end <= at + insertion.text.length) {
      if (site.kind === 'set') times++;
    } else if (site.kind !== 'text' && left-- === 0) return isRound ? times + 1 : times;
  }
  return times;
}

function isInserted(offset: number, { at, text }: Insertion): boolean {
  return offset >= at && offset < at + text.length;
}

function runWith({ text, event }: Timeline, { at, text: inserted }: Insertion): Recording | undefined {
  try {
    const template = compile(`${text.slice(0, at)}${inserted}${text.slice(at)}`);
    return template.record(event, { variables: NEVER_COUNTED });
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}
