import { type IfDirective, type Range, type Site, type SiteKind, type Source, type Step, visit } from '@veloway/vtl';
import type { MappingTemplate } from '../compile.js';

/** Something that a template can do, and how often cases made it do so. */
export interface CoveragePoint extends Range {
  /**
   * `directive`: it ran. `branch`: it was taken, or none of its `#if` was. `loop`: it ran with so many rounds. `body`: what
   * a macro or `#define` holds was rendered.
   */
  readonly kind: 'directive' | 'branch' | 'loop' | 'body';
  /** What it is, in the template's words: `#if($x) is true`. */
  readonly label: string;
  readonly hits: number;
}

/** What the recordings of a template have reached. */
export interface Coverage {
  readonly source: Source;
  /** In the order of the text. */
  readonly points: readonly CoveragePoint[];
  /** Texts and references, and how often each was printed or read. */
  readonly texts: readonly (Range & { readonly hits: number })[];
}

/** Counts what recordings reach, one after the other, so that none need be kept. */
export interface CoverageCounter {
  add(steps: readonly Step[]): void;
  coverage(): Coverage;
}

/** Directives that are points of their own; `#if` is told by its branches. */
const DIRECTIVES: ReadonlySet<SiteKind> = new Set<SiteKind>([
  'set',
  'foreach',
  'define',
  'call',
  'include',
  'parse',
  'evaluate',
  'break',
  'stop',
]);

/** What is printed or read. */
const TEXTS: ReadonlySet<SiteKind> = new Set<SiteKind>(['text', 'variable', 'property', 'method', 'index', 'string']);

/** How often something happened, by what happened and where. */
type Hits = Map<string, number>;

export function coverageCounter(template: MappingTemplate): CoverageCounter {
  const { source } = template.tree;
  const hits: Hits = new Map();
  return {
    add: (steps) => {
      for (const step of steps)
        if (step.site.source === source) count(hits, `${step.site.kind}${outcome(step)}`, step.site);
      countLoops(hits, steps, source);
    },
    coverage: () => {
      const points = [...directivePoints(template.sites, hits), ...branchPoints(template, hits)];
      return { source, points: points.sort((a, b) => a.start - b.start), texts: textHits(template.sites, hits) };
    },
  };
}

function outcome({ site, value }: Step): string {
  return site.kind === 'branch' ? `-${value}` : '';
}

function keyOf(what: string, { start, end }: Range): string {
  return `${what} ${start} ${end}`;
}

function count(hits: Hits, what: string, range: Range): void {
  const key = keyOf(what, range);
  hits.set(key, (hits.get(key) ?? 0) + 1);
}

const ROUNDS = ['no round', 'one round', 'several rounds'] as const;

function countLoops(hits: Hits, steps: readonly Step[], source: Source): void {
  const rounds = new Map<number, number>();
  for (const [index, { site, within }] of steps.entries()) {
    if (site.kind === 'foreach' && site.source === source) rounds.set(index, 0);
    if (site.kind === 'round' && within !== undefined) rounds.set(within, (rounds.get(within) ?? 0) + 1);
  }
  for (const [index, number] of rounds) {
    const site = steps[index]?.site;
    if (site !== undefined) count(hits, ROUNDS[Math.min(number, 2)] as string, site);
  }
}

function directivePoints(sites: readonly Site[], hits: Hits): readonly CoveragePoint[] {
  return sites.flatMap((site): CoveragePoint[] => {
    const { kind, start, end } = site;
    const label = firstLine(site.source.text.slice(start, end));
    const point = (of: CoveragePoint['kind'], text: string, what: string): CoveragePoint => ({
      ...{ kind: of, label: text, start, end },
      hits: hits.get(keyOf(what, site)) ?? 0,
    });
    if (kind === 'body') return [point('body', `the body ${label}`, kind)];
    if (!DIRECTIVES.has(kind)) return [];
    const loops = kind === 'foreach' ? ROUNDS.map((rounds) => point('loop', `${label}: ${rounds}`, rounds)) : [];
    return [point('directive', label, kind), ...loops];
  });
}

function branchPoints({ tree, sites }: MappingTemplate, hits: Hits): readonly CoveragePoint[] {
  const reached = new Set(sites.filter(({ kind }) => kind === 'branch').map((site) => keyOf('branch', site)));
  const points: CoveragePoint[] = [];
  visit(tree, (node) => {
    if (node.kind !== 'IfDirective' || !node.branches.some((branch) => reached.has(keyOf('branch', branch)))) return;
    points.push(...pointsOfIf(node, tree.source.text, hits));
  });
  return points;
}

function pointsOfIf(node: IfDirective, text: string, hits: Hits): readonly CoveragePoint[] {
  const points = node.branches.map((branch): CoveragePoint => {
    const { start, end } = branch;
    const taken = hits.get(keyOf('branch-true', branch)) ?? 0;
    return { kind: 'branch', label: `${headOf(text, branch)} is true`, start, end, hits: taken };
  });
  const last = node.branches.at(-1);
  if (last === undefined) return points;
  const range = node.otherwise ?? node;
  const label = node.otherwise === undefined ? `${headOf(text, last)} is false` : '#else';
  const otherwise = hits.get(keyOf('branch-false', last)) ?? 0;
  return [...points, { kind: 'branch', label, start: range.start, end: range.end, hits: otherwise }];
}

/** `#if($x)` of `#if($x) … #end`. */
function headOf(text: string, { start, condition, body }: IfDirective['branches'][number]): string {
  const head = text.slice(start, Math.max(condition.end, Math.min(body.start, condition.end + 1)));
  return firstLine(head);
}

function textHits(sites: readonly Site[], hits: Hits): Coverage['texts'] {
  return sites
    .filter(({ kind }) => TEXTS.has(kind))
    .map((site) => ({ start: site.start, end: site.end, hits: hits.get(keyOf(site.kind, site)) ?? 0 }));
}

/** @returns what identifies a piece of a template in one line */
function firstLine(text: string): string {
  const [line = ''] = text.trim().split(/\r?\n|\r/);
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
