import { expressionsOf, type MappingTemplate, type Recording, unreachedBecause } from '@veloway/mapping';
import type { Site, Step } from '@veloway/vtl';
import type pc from 'picocolors';
import { unreachedText } from '../report/missing-because.js';
import { lineText, placeText, siteText } from '../report/place-text.js';
import { valueText } from '../report/value-text.js';
import { type Visit, visitOf } from './visit.js';

/** What happened at a place of the template, each time that it ran. */
export interface PlaceExplanation {
  /** The smallest thing that is there. */
  readonly site: Site;
  /** The offset that was asked about. */
  readonly offset: number;
  /** The first times that it ran, of {@link times}. */
  readonly visits: readonly Visit[];
  readonly times: number;
  /** Why it never ran, where that can be said. */
  readonly because: string | undefined;
}

/** @returns what happened at an offset of the template, or undefined where nothing can happen */
export function explainPlace(
  { tree, sites }: MappingTemplate,
  recording: Recording,
  offset: number,
): PlaceExplanation | undefined {
  const around = sites.filter(({ start, end, kind }) => start <= offset && offset < end && kind !== 'round');
  const smallest = around.sort((a, b) => a.end - a.start - (b.end - b.start));
  // `$input` of `$input.params('id')` is no data: what it is a part of tells more.
  const site = smallest.find((around) => !isHost(around, recording)) ?? smallest[0];
  if (site === undefined) return undefined;
  const { visits, times } = visitsOf(site, recording);
  const unreached = times > 0 ? undefined : unreachedBecause(tree, recording.steps, site.start);
  return { site, offset, visits, times, because: unreached && unreachedText(tree, recording.steps, unreached) };
}

function isHost(site: Site, { steps }: Recording): boolean {
  const own = site.kind === 'variable' ? steps.filter((step) => isAt(step.site, site)) : [];
  return own.length > 0 && own.every(({ value }) => value === undefined);
}

type Visits = Pick<PlaceExplanation, 'visits' | 'times'>;

/** How many times a place may have run and each is told: following what each one wrote takes its time. */
const MOST_VISITS = 50;

function visitsOf(site: Site, recording: Recording): Visits {
  const own = recording.steps.flatMap((step, index) => (isAt(step.site, site) ? [index] : []));
  if (own.length === 0 && site.kind === 'variable') return baseVisits(site, recording);
  return { times: own.length, visits: own.slice(0, MOST_VISITS).map((index) => visitOf(recording, index)) };
}

function isAt(one: Site, other: Site): boolean {
  return one.kind === other.kind && one.start === other.start && one.end === other.end && one.source === other.source;
}

/** Of `$item` in `$item.price` there is no step of its own: what wrote the variable stands for it. */
function baseVisits(site: Site, recording: Recording): Visits {
  const { steps } = recording;
  const next = (step: Step): boolean => step.site.start === site.start && step.site.source === site.source;
  const members = steps.flatMap((step, index) => (next(step) && isMember(step) ? [index] : []));
  const nearest = members.reduce(
    (end, index) => Math.min(end, steps[index]?.site.end ?? end),
    Number.POSITIVE_INFINITY,
  );
  const own = members.filter((index) => steps[index]?.site.end === nearest);
  return { times: own.length, visits: own.slice(0, MOST_VISITS).map((index) => baseVisit(recording, index)) };
}

/** What the variable's value was, and what came of the member that was read. */
function baseVisit(recording: Recording, index: number): Visit {
  const { steps } = recording;
  const base = steps[index]?.from[0] ?? index;
  return { ...visitOf(recording, index), value: steps[base]?.value, origins: expressionsOf(steps, base) };
}

function isMember({ site }: Step): boolean {
  return site.kind === 'property' || site.kind === 'method' || site.kind === 'index';
}

/** @returns the explanation as people read it */
export function placeExplanationText(
  { site, offset, visits, times, because }: PlaceExplanation,
  color: ReturnType<typeof pc.createColors>,
): string {
  const isText = site.kind === 'text';
  const place = color.bold(placeText(site.source, isText ? offset : site.start));
  const head = `${place}  ${isText ? lineText(site.source, offset) : siteText(site)}`;
  if (visits.length === 0) return `${head}\n  never ran${because === undefined ? '' : `: ${because}`}\n`;
  const shown = visits.flatMap((visit, i) => visitLines(visit, i, site, color));
  const left = times - visits.length;
  return `${[head, ...shown, ...(left > 0 ? [`  … ${left} more times`] : [])].join('\n')}\n`;
}

function visitLines(
  { value, rounds, origins, wrote }: Visit,
  index: number,
  site: Site,
  color: ReturnType<typeof pc.createColors>,
): readonly string[] {
  const where = rounds === '' ? '' : `${color.dim(rounds)}  `;
  const what = site.kind === 'text' ? 'ran' : valueText(value);
  const source = origins.length === 0 ? '' : `, from ${origins.join(' and ')}`;
  const lines = wrote.map(
    ({ line, column, text }) => `       wrote ${valueText(text)} at ${line}:${column} of the output`,
  );
  return [`  ${String(index + 1).padStart(2)}.  ${where}${what}${source}`, ...lines];
}
