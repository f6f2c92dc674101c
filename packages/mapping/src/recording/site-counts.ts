import type { Range, Site, SiteKind, Source, Step } from '@veloway/vtl';

/** How often something happened at a place. */
export interface SiteCount {
  readonly hits: number;
  /** Of a branch: how often its condition held. */
  readonly held: number;
  /** Of a loop: how often it ran with no round, with one, and with several. */
  readonly rounds: readonly [number, number, number];
}

/** What was counted, by the places of a template. */
export interface SiteCounts {
  /** How many recordings were counted. */
  readonly runs: number;
  /** @returns what happened at a place, or undefined where there is no place of that kind */
  of(kind: SiteKind, range: Range): SiteCount | undefined;
  /** @returns how often a reference that begins there was read, or undefined where none can be */
  read(reference: Range): number | undefined;
}

export interface SiteCounter {
  add(steps: readonly Step[]): void;
  /** @param sites all places of the template */
  counts(sites: readonly Site[]): SiteCounts;
}

interface Count extends SiteCount {
  hits: number;
  held: number;
  readonly rounds: [number, number, number];
}

/** The places of a reference: one for its variable, and one for each of its parts. */
const READS: ReadonlySet<SiteKind> = new Set<SiteKind>(['variable', 'property', 'method', 'index']);

/** @returns a counter of what happens at the places of one source, and not of what that source evaluates */
export function siteCounter(source: Source): SiteCounter {
  const counted = new Map<Site, Count>();
  const countAt = (site: Site): Count => {
    const count = counted.get(site) ?? { hits: 0, held: 0, rounds: [0, 0, 0] };
    counted.set(site, count);
    return count;
  };
  let runs = 0;
  return {
    add: (steps) => {
      runs++;
      for (const { site, value } of steps) if (site.source === source) addStep(countAt(site), site, value);
      for (const [site, rounds] of loopsOf(steps, source)) countAt(site).rounds[roundsIndex(rounds)]++;
    },
    counts: (sites) => countsAt(sites, counted, runs),
  };
}

function addStep(count: Count, { kind }: Site, value: unknown): void {
  count.hits++;
  if (kind === 'branch' && value === true) count.held++;
}

function roundsIndex(rounds: number): 0 | 1 | 2 {
  return rounds > 1 ? 2 : rounds === 1 ? 1 : 0;
}

/** @returns each loop that ran, and in how many rounds */
function loopsOf(steps: readonly Step[], source: Source): readonly (readonly [Site, number])[] {
  const rounds = new Map<number, number>();
  for (const [index, { site, within }] of steps.entries()) {
    if (site.source !== source) continue;
    if (site.kind === 'foreach') rounds.set(index, 0);
    else if (site.kind === 'round' && within !== undefined) rounds.set(within, (rounds.get(within) ?? 0) + 1);
  }
  return [...rounds].flatMap(([index, number]) => (steps[index] === undefined ? [] : [[steps[index].site, number]]));
}

const NOTHING: SiteCount = { hits: 0, held: 0, rounds: [0, 0, 0] };

function countsAt(sites: readonly Site[], counted: ReadonlyMap<Site, SiteCount>, runs: number): SiteCounts {
  const places = new Map<string, SiteCount>();
  const reads = new Map<number, number>();
  for (const site of sites) {
    const count = counted.get(site) ?? NOTHING;
    const key = keyOf(site.kind, site);
    // An `#include` of two files is two places in one, and runs once.
    if (count.hits >= (places.get(key)?.hits ?? 0)) places.set(key, count);
    // A variable of which a part is read need not have a step of its own.
    if (READS.has(site.kind)) reads.set(site.start, Math.max(count.hits, reads.get(site.start) ?? 0));
  }
  return { runs, of: (kind, range) => places.get(keyOf(kind, range)), read: ({ start }) => reads.get(start) };
}

function keyOf(kind: SiteKind, { start, end }: Range): string {
  return `${kind} ${start} ${end}`;
}
