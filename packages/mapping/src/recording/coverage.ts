import { type Node, type Range, type Source, type Step, visit } from '@veloway/vtl';
import type { MappingTemplate } from '../compile.js';
import { pointsOf } from './coverage-points.js';
import { type SiteCounts, siteCounter } from './site-counts.js';

export type CoverageOutcome =
  | 'ran'
  | 'true'
  | 'false'
  | 'else'
  | 'no round'
  | 'one round'
  | 'several rounds'
  | 'rendered';

/**
 * Something that a template can do, and how often cases made it do so. Its range is the head of a directive, `#if($x)`,
 * without what stands in the directive's body.
 */
export interface CoveragePoint extends Range {
  /**
   * `directive`: it ran. `branch`: it was taken, or none of its `#if` was. `loop`: it ran with so many rounds. `body`: what
   * a macro, a `#define` or the call of a macro holds was rendered.
   */
  readonly kind: 'directive' | 'branch' | 'loop' | 'body';
  /** What of its directive it is: of a condition, that it is true. */
  readonly outcome: CoverageOutcome;
  /** What it is, in the template's words and in one line: `#if($x) is true`. */
  readonly label: string;
  readonly hits: number;
  /** How often it could have happened: so often its condition was asked, or its loop or `#define` ran. */
  readonly reached: number;
  /** Where the directive begins that it belongs to: that of an `#else` is its `#if`. */
  readonly owner: number;
}

/** A piece of text, or a reference with all its parts, and how often it was printed or read. */
export interface CoveredText extends Range {
  readonly kind: 'text' | 'reference';
  readonly hits: number;
}

/** What the recordings of a template have reached. */
export interface Coverage {
  readonly source: Source;
  /** In the order of the text; those of a loop are no round, one round, several rounds. */
  readonly points: readonly CoveragePoint[];
  /** In the order of the text. References may hold others, in their arguments. */
  readonly texts: readonly CoveredText[];
}

/** Counts what recordings reach, one after the other, so that none need be kept. */
export interface CoverageCounter {
  add(steps: readonly Step[]): void;
  coverage(): Coverage;
}

/** @returns a counter of what cases reach of a template; as long as it counts none, that is nothing */
export function coverageCounter(template: MappingTemplate): CoverageCounter {
  const { source } = template.tree;
  const counter = siteCounter(source);
  return {
    add: counter.add,
    coverage: () => {
      const counts = counter.counts(template.sites);
      return { source, points: pointsOf(template.tree, counts), texts: textsOf(template, counts) };
    },
  };
}

function textsOf({ tree }: MappingTemplate, counts: SiteCounts): readonly CoveredText[] {
  const texts: CoveredText[] = [];
  const targets = new Set<Node>();
  visit(tree, (node) => {
    // What `#set` writes to is not read.
    if (node.kind === 'SetDirective') targets.add(node.target);
    const { start, end } = node;
    const printed = HOLDERS.has(node.kind) ? undefined : counts.of('text', node)?.hits;
    const read = node.kind === 'Reference' && !targets.has(node) ? counts.read(node) : undefined;
    // At the end of a string there may be a blank that is not in the text.
    if (start === end) return;
    if (printed !== undefined) texts.push({ kind: 'text', start, end, hits: printed });
    else if (read !== undefined) texts.push({ kind: 'reference', start, end, hits: read });
  });
  return texts;
}

/** What may hold nothing but a text, and is no text itself. */
const HOLDERS: ReadonlySet<Node['kind']> = new Set<Node['kind']>(['Template', 'Branch', 'Block']);
