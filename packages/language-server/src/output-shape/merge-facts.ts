import { type Facts, isSame, oppositeHash, withoutFact } from './facts.js';

/**
 * Two paths that differ in one answer alone are one on which the question does not matter.
 *
 * @returns the facts of as many paths as there are after that, the fewest facts first
 */
export function mergedFacts(all: readonly Facts[]): readonly Facts[] {
  const [first, second] = all;
  if (first !== undefined && second !== undefined && all.length === 2) return mergedPair(first, second);
  const sets = new Map<number, Facts>();
  // Those whose hash another has by chance.
  const alike: Facts[] = [];
  const queue = [...all];
  for (let facts = queue.pop(); facts !== undefined; facts = queue.pop()) {
    const known = sets.get(facts.hash);
    const joined = known === undefined ? joinedWith(facts, sets) : undefined;
    if (joined !== undefined) queue.push(joined);
    else if (known === undefined) sets.set(facts.hash, facts);
    else if (!isSame(known, facts)) alike.push(facts);
  }
  return [...sets.values(), ...alike].sort((a, b) => a.list.length - b.list.length);
}

/** Most often there are two. */
function mergedPair(first: Facts, second: Facts): readonly Facts[] {
  if (first.hash === second.hash && isSame(first, second)) return [second];
  const fact = first.list.find(
    (one) => oppositeHash(first, one) === second.hash && isSame(first, second, one.question),
  );
  if (fact !== undefined) return [withoutFact(first, fact)];
  return second.list.length <= first.list.length ? [second, first] : [first, second];
}

/** @returns what two sets have in common that differ in one answer alone; the other is removed */
function joinedWith(facts: Facts, sets: Map<number, Facts>): Facts | undefined {
  for (const fact of facts.list) {
    const hash = oppositeHash(facts, fact);
    const opposite = sets.get(hash);
    if (opposite === undefined || !isSame(facts, opposite, fact.question)) continue;
    sets.delete(hash);
    return withoutFact(facts, fact);
  }
  return undefined;
}
