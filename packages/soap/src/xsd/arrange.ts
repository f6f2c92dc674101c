import type { ContentPlan } from './content-plan.js';
import type { PlannedElement, PlannedGroup, PlannedParticle } from './particle-plan.js';

/** An item of a content in its place: the index-th of a member, or of what a wildcard lets in, which has no key. */
export interface ArrangedItem {
  readonly key: string | undefined;
  readonly index: number;
}

/** What a content has too little or too much of. */
export type ArrangeProblem =
  | { readonly kind: 'missing'; readonly key: string; readonly count: number; readonly min: number }
  | { readonly kind: 'missing-choice'; readonly keys: readonly string[] }
  | { readonly kind: 'both'; readonly keys: readonly [string, string] }
  | { readonly kind: 'too-many'; readonly key: string; readonly count: number; readonly taken: number };

export interface Arrangement {
  /** All items, in the order of the schema. */
  readonly items: readonly ArrangedItem[];
  readonly problems: readonly ArrangeProblem[];
}

interface Arranging {
  readonly items: ArrangedItem[];
  readonly problems: ArrangeProblem[];
  readonly counts: ReadonlyMap<string, number>;
  /** How many of each member have their place. */
  readonly taken: Map<string, number>;
  readonly wildcards: number;
  wildcardsTaken: number;
}

/**
 * Finds the place of each item of a content. The members of JSON say nothing about the order between them: in a group
 * that repeats, the first items of all members go into the first round, and so on.
 *
 * @param counts how many items each member has
 * @param wildcards how many items there are that only a wildcard lets in
 */
export function arrange(plan: ContentPlan, counts: ReadonlyMap<string, number>, wildcards: number): Arrangement {
  const arranging: Arranging = {
    items: [],
    problems: [],
    counts,
    taken: new Map(),
    wildcards,
    wildcardsTaken: 0,
  };
  placeParticle(arranging, plan.particle, 1);
  placeRest(arranging);
  return { items: arranging.items, problems: arranging.problems };
}

/** @param rounds how many rounds a group around it still has, among which the items are divided */
function placeParticle(arranging: Arranging, particle: PlannedParticle, rounds: number): void {
  switch (particle.kind) {
    case 'element':
      return placeElement(arranging, particle, rounds);
    case 'any':
      while (arranging.wildcardsTaken < arranging.wildcards) {
        arranging.items.push({ key: undefined, index: arranging.wildcardsTaken++ });
      }
      return undefined;
    default:
      return placeGroup(arranging, particle, rounds);
  }
}

function placeElement(arranging: Arranging, { keys, min, max }: PlannedElement, rounds: number): void {
  const left = keys.reduce((sum, key) => sum + leftOf(arranging, key), 0);
  const share = Math.min(max, left, Math.max(min, Math.ceil(left / rounds)));
  let placed = 0;
  for (const key of keys) placed += take(arranging, key, share - placed);
  const [key] = keys;
  if (placed < min && key !== undefined) {
    arranging.problems.push({ kind: 'missing', key, count: placed, min });
  }
}

function take({ counts, taken, items }: Arranging, key: string, most: number): number {
  const start = taken.get(key) ?? 0;
  const end = Math.min(counts.get(key) ?? 0, start + most);
  for (let index = start; index < end; index++) items.push({ key, index });
  taken.set(key, Math.max(start, end));
  return Math.max(0, end - start);
}

function leftOf({ counts, taken }: Arranging, key: string): number {
  return (counts.get(key) ?? 0) - (taken.get(key) ?? 0);
}

function placeGroup(arranging: Arranging, group: PlannedGroup, outerRounds: number): void {
  const total = Math.min(neededOf(arranging, group), outerRounds * group.max);
  const share = Math.ceil(total / outerRounds);
  let round = 0;
  while (round < share && hasItems(arranging, group)) placeOnce(arranging, group, Math.max(1, total - round++));
  if (round === 0 && group.min > 0) placeOnce(arranging, group, 1);
  else if (round < group.min) tellOfRounds(arranging, group, round);
}

/** The first member of a group stands for it, as groups have no names in a message. */
function tellOfRounds({ problems }: Arranging, group: PlannedGroup, round: number): void {
  const [key] = firstKeys(group);
  if (key !== undefined && !isEmptiable({ ...group, min: 1 })) {
    problems.push({ kind: 'missing', key, count: round, min: group.min });
  }
}

function placeOnce(arranging: Arranging, group: PlannedGroup, rounds: number): void {
  if (group.kind === 'choice') placeChoice(arranging, group, rounds);
  else for (const particle of group.particles) placeParticle(arranging, particle, rounds);
}

/** Takes the branch that has the most members; in the last round, those of other branches are placed too and told of. */
function placeChoice(arranging: Arranging, { particles }: PlannedGroup, rounds: number): void {
  const branches = particles.map((particle) => ({ particle, keys: keysWithItems(arranging, particle) }));
  const [first] = branches;
  const best = branches.reduce((a, b) => (a && b.keys.length > a.keys.length ? b : a), first);
  if (best === undefined) return;
  if (best.keys.length === 0) return placeNoChoice(arranging, particles);
  const others = branches.filter((branch) => branch !== best);
  const reserved = others.reduce((sum, { particle }) => sum + occurrencesOf(arranging, particle), 0);
  placeParticle(arranging, best.particle, Math.max(1, rounds - reserved));
  if (rounds === 1) for (const { particle } of others) placeBoth(arranging, best.keys[0] ?? '', particle);
}

function placeBoth(arranging: Arranging, chosen: string, particle: PlannedParticle): void {
  const [other] = keysWithItems(arranging, particle);
  if (other === undefined) return;
  arranging.problems.push({ kind: 'both', keys: [chosen, other] });
  placeParticle(arranging, particle, 1);
}

function placeNoChoice(arranging: Arranging, particles: readonly PlannedParticle[]): void {
  const hasWildcards = arranging.wildcardsTaken < arranging.wildcards;
  const wildcard = particles.find(({ kind }) => kind === 'any');
  if (hasWildcards && wildcard) return placeParticle(arranging, wildcard, 1);
  if (particles.some(isEmptiable)) return;
  const keys = [...new Set(particles.flatMap(firstKeys))];
  arranging.problems.push(
    keys.length === 1 && keys[0] !== undefined
      ? { kind: 'missing', key: keys[0], count: 0, min: 1 }
      : { kind: 'missing-choice', keys },
  );
}

/** @returns whether nothing at all will do */
export function isEmptiable(particle: PlannedParticle): boolean {
  if (particle.min === 0) return true;
  if (particle.kind === 'element' || particle.kind === 'any') return false;
  if (particle.kind === 'choice') return particle.particles.length === 0 || particle.particles.some(isEmptiable);
  return particle.particles.every(isEmptiable);
}

function firstKeys(particle: PlannedParticle): readonly string[] {
  if (particle.kind === 'element') return particle.keys;
  if (particle.kind === 'any') return [];
  const keys = particle.particles.map(firstKeys);
  return particle.kind === 'choice' ? keys.flat() : (keys.find(({ length }) => length > 0) ?? []);
}

function hasItems(arranging: Arranging, particle: PlannedParticle): boolean {
  if (particle.kind === 'element') return particle.keys.some((key) => leftOf(arranging, key) > 0);
  if (particle.kind === 'any') return arranging.wildcardsTaken < arranging.wildcards;
  return particle.particles.some((inner) => hasItems(arranging, inner));
}

function keysWithItems(arranging: Arranging, particle: PlannedParticle): readonly string[] {
  if (particle.kind === 'element') return particle.keys.filter((key) => leftOf(arranging, key) > 0);
  return particle.kind === 'any' ? [] : particle.particles.flatMap((inner) => keysWithItems(arranging, inner));
}

/** @returns how often a particle must be there for all items of its members to have a place */
function neededOf(arranging: Arranging, particle: PlannedParticle): number {
  if (particle.kind === 'any') return arranging.wildcardsTaken < arranging.wildcards ? 1 : 0;
  if (particle.kind === 'element') return particle.keys.reduce((sum, key) => sum + leftOf(arranging, key), 0);
  const parts = particle.particles.map((inner) => occurrencesOf(arranging, inner));
  return particle.kind === 'choice' ? parts.reduce((sum, part) => sum + part, 0) : Math.max(0, ...parts);
}

/** @returns as {@link neededOf}, for the group that the particle is in */
function occurrencesOf(arranging: Arranging, particle: PlannedParticle): number {
  const needed = neededOf(arranging, particle);
  return needed === 0 ? 0 : Math.max(1, Math.ceil(needed / particle.max));
}

/** What has no place is put at the end: it is told of, and whoever reads it may know what to do with it. */
function placeRest(arranging: Arranging): void {
  for (const [key, count] of arranging.counts) {
    const taken = arranging.taken.get(key) ?? 0;
    if (taken >= count) continue;
    arranging.problems.push({ kind: 'too-many', key, count, taken });
    take(arranging, key, count - taken);
  }
  while (arranging.wildcardsTaken < arranging.wildcards) {
    arranging.items.push({ key: undefined, index: arranging.wildcardsTaken++ });
  }
}
