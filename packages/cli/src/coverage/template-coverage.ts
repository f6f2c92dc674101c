import type { Coverage, CoveragePoint } from '@veloway/mapping';

/** What cases reach of a template. */
export interface TemplateCoverage {
  /** Relative to the current directory, with slashes. */
  readonly file: string;
  readonly coverage: Coverage;
}

/** How many points there are, and how many of them were reached. */
export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** The shares of the kinds of points, and of all. */
export type Totals = Readonly<Record<'all' | CoveragePoint['kind'], Share>>;

export function totalsOf(reports: readonly TemplateCoverage[]): Totals {
  const points = reports.flatMap(({ coverage }) => coverage.points);
  const of = (kind: CoveragePoint['kind']): Share => shareOf(points.filter((point) => point.kind === kind));
  return {
    all: sumOf(reports.map(shareOfTemplate)),
    branch: of('branch'),
    directive: of('directive'),
    loop: of('loop'),
    body: of('body'),
  };
}

/** What only prints is one point: that it was printed. */
function shareOfTemplate({ coverage: { points, texts } }: TemplateCoverage): Share {
  if (points.length > 0 || texts.length === 0) return shareOf(points);
  return { covered: texts.some(({ hits }) => hits > 0) ? 1 : 0, total: 1 };
}

function sumOf(shares: readonly Share[]): Share {
  const sum = (of: keyof Share): number => shares.reduce((total, share) => total + share[of], 0);
  return { covered: sum('covered'), total: sum('total') };
}

function shareOf(points: readonly CoveragePoint[]): Share {
  return { covered: points.filter(({ hits }) => hits > 0).length, total: points.length };
}

/** @returns how much of some templates was reached, of 100 */
export function percentOf(reports: readonly TemplateCoverage[]): number {
  return percentOfShare(totalsOf(reports).all);
}

/** @returns how much was reached, of 100; of nothing, that is all */
export function percentOfShare({ covered, total }: Share): number {
  return total === 0 ? 100 : (covered / total) * 100;
}

/** @returns a number with one decimal at most, rounded down, so that 100 means all */
export function percentText(percent: number): string {
  // What is computed may lie a little below what it is.
  return String(Math.floor(percent * 10 + 1e-9) / 10);
}

/** @returns the reports in the order of their files */
export function sortedByFile(reports: readonly TemplateCoverage[]): readonly TemplateCoverage[] {
  return [...reports].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
