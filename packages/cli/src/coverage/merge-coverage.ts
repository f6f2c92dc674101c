import type { Coverage, CoveragePoint, CoveredText } from '@veloway/mapping';

/**
 * @param coverages of one text that was compiled in several ways, as for two dialects
 * @returns what all of them together reach; undefined where there is none
 */
export function mergeCoverage(coverages: readonly Coverage[]): Coverage | undefined {
  const [first, ...others] = coverages;
  if (first === undefined || others.length === 0) return first;
  return {
    source: first.source,
    points: merged(
      coverages.flatMap(({ points }) => points),
      pointKey,
      sumOfPoints,
    ),
    texts: merged(
      coverages.flatMap(({ texts }) => texts),
      textKey,
      sumOfTexts,
    ),
  };
}

/** What one dialect alone has comes after what stands at the same place in the others. */
function merged<Item extends { readonly start: number }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  sumOf: (a: Item, b: Item) => Item,
): readonly Item[] {
  const known = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    const before = known.get(key);
    known.set(key, before === undefined ? item : sumOf(before, item));
  }
  return [...known.values()].sort((a, b) => a.start - b.start);
}

function pointKey({ kind, outcome, start, end }: CoveragePoint): string {
  return `${kind} ${outcome} ${start} ${end}`;
}

function sumOfPoints(a: CoveragePoint, b: CoveragePoint): CoveragePoint {
  return { ...a, hits: a.hits + b.hits, reached: a.reached + b.reached };
}

function textKey({ kind, start, end }: CoveredText): string {
  return `${kind} ${start} ${end}`;
}

function sumOfTexts(a: CoveredText, b: CoveredText): CoveredText {
  return { ...a, hits: a.hits + b.hits };
}
