import { type Directive, type IfDirective, type Range, type SetDirective, type Template, visit } from '@veloway/vtl';
import type { CoveragePoint } from './coverage.js';
import type { SiteCounts } from './site-counts.js';

/** What the points of a template are made of. */
interface Counted {
  readonly text: string;
  readonly counts: SiteCounts;
}

/** @returns all that a template can do, in the order of the text; code that nothing can run has no points */
export function pointsOf(tree: Template, counts: SiteCounts): readonly CoveragePoint[] {
  const counted: Counted = { text: tree.source.text, counts };
  const points: CoveragePoint[] = [];
  visit(tree, (node) => {
    if (node.kind === 'SetDirective') points.push(...pointsOfSet(node, counted));
    else if (node.kind === 'IfDirective') points.push(...pointsOfIf(node, counted));
    else if (node.kind === 'Directive') points.push(...pointsOfDirective(node, counted));
  });
  return points.sort((a, b) => a.start - b.start);
}

function pointsOfSet(node: SetDirective, { text, counts }: Counted): readonly CoveragePoint[] {
  const set = counts.of('set', node);
  if (set === undefined) return [];
  // Where there is nothing to set a member of, only what it reads tells that it ran.
  const read = [node.target, node.value].map(
    (part) => (part.kind === 'Reference' ? counts.read(part) : undefined) ?? 0,
  );
  return [directive(node.start, headOf(text, node), Math.max(set.hits, ...read))];
}

/** Directives that are points of their own; a `#macro` only tells what there is. */
const DIRECTIVES = ['foreach', 'define', 'call', 'include', 'parse', 'evaluate', 'break', 'stop'] as const;

const ROUNDS = ['no round', 'one round', 'several rounds'] as const;

const RENDERED = { kind: 'body', outcome: 'rendered' } as const;

function pointsOfDirective(node: Directive, { text, counts }: Counted): readonly CoveragePoint[] {
  const head = headOf(text, { start: node.start, end: node.body?.start ?? node.end });
  const ran = DIRECTIVES.map((kind) => counts.of(kind, node)).find((count) => count !== undefined);
  const body = node.body && counts.of('body', node.body);
  const owned = { ...head, owner: node.start, reached: ran?.hits ?? counts.runs };
  const points = ran === undefined ? [] : [directive(node.start, head, ran.hits)];
  if (body !== undefined) points.push({ ...owned, ...RENDERED, label: `${head.label}: body`, hits: body.hits });
  for (const [index, hits] of counts.of('foreach', node)?.rounds.entries() ?? []) {
    const outcome = ROUNDS[index] ?? 'no round';
    if (hits === 0 && roundsOfLiteral(node.args[2]) !== undefined && roundsOfLiteral(node.args[2]) !== index) continue;
    points.push({ ...owned, kind: 'loop', outcome, label: `${head.label}: ${outcome}`, hits });
  }
  return points;
}

/** @returns which of {@link ROUNDS} a loop always has, where its list is written out; undefined for any other */
function roundsOfLiteral(list: Directive['args'][number] | undefined): number | undefined {
  if (list?.kind === 'ListLiteral') return Math.min(list.items.length, 2);
  if (list?.kind !== 'RangeLiteral') return undefined;
  const [from, to] = [list.from, list.to];
  if (from.kind !== 'IntegerLiteral' || to.kind !== 'IntegerLiteral') return undefined;
  return from.text === to.text ? 1 : 2;
}

function directive(owner: number, head: Head, hits: number): CoveragePoint {
  return { ...head, kind: 'directive', outcome: 'ran', hits, reached: hits, owner };
}

function pointsOfIf(node: IfDirective, { text, counts }: Counted): readonly CoveragePoint[] {
  const points: CoveragePoint[] = [];
  for (const branch of node.branches) {
    const asked = counts.of('branch', branch);
    if (asked === undefined) return [];
    const head = headOf(text, { start: branch.start, end: branch.body.start });
    const point = { ...head, kind: 'branch', owner: node.start, reached: asked.hits } as const;
    points.push({ ...point, outcome: 'true', label: `${head.label} is true`, hits: asked.held });
    if (branch !== node.branches.at(-1)) continue;
    points.push({ ...point, ...otherwiseOf(node, head, branch.end, text), hits: asked.hits - asked.held });
  }
  return points;
}

/** What happens where no condition is true, of which the last one's head tells where there is no `#else`. */
function otherwiseOf({ otherwise }: IfDirective, head: Head, end: number, text: string) {
  if (otherwise === undefined) return { ...head, outcome: 'false', label: `${head.label} is false` } as const;
  return { ...headOf(text, { start: end, end: otherwise.start }), outcome: 'else' } as const;
}

/** What a directive begins with, up to its body, as a range without the blanks around it and as words. */
interface Head extends Range {
  readonly label: string;
}

/** So much of a directive is enough to know it by. */
const LONGEST = 60;

function headOf(text: string, { start, end }: Range): Head {
  // Blanks, or a `$` that Velocity takes for a part of the directive, may stand before it.
  const from = Math.max(start, text.indexOf('#', start));
  const head = text.slice(from, end).trimEnd();
  const words = head.replace(/\s+/g, ' ');
  const label = words.length > LONGEST ? `${words.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…` : words;
  return { label, start: from, end: from + head.length };
}
