import type { CoveragePoint } from '@veloway/mapping';
import { visible } from '../report/visible.js';
import { type LineHits, lineHits } from './line-hits.js';
import { sortedByFile, type TemplateCoverage } from './template-coverage.js';
import { type TextLines, textLines } from './text-lines.js';

/** @returns the coverage in the format of `lcov`, which editors and services read; see its manual `geninfo(1)` */
export function lcovOf(reports: readonly TemplateCoverage[]): string {
  return sortedByFile(reports)
    .flatMap(recordOf)
    .map((line) => `${line}\n`)
    .join('');
}

function recordOf({ file, coverage }: TemplateCoverage): readonly string[] {
  const lines = textLines(coverage.source.text);
  const outcomes = coverage.points.filter(({ kind }) => kind === 'branch' || kind === 'loop');
  const bodies = coverage.points.filter(({ kind }) => kind === 'body');
  return [
    'TN:',
    // A file's name may hold anything, a record's line no line break.
    `SF:${visible(file)}`,
    ...functionsOf(bodies, lines),
    ...branchesOf(outcomes, lines),
    ...linesOf(lineHits(coverage, lines)),
    'end_of_record',
  ];
}

/** What a macro or a `#define` holds is the nearest to a function that a template has. */
function functionsOf(bodies: readonly CoveragePoint[], { positionAt }: TextLines): readonly string[] {
  const known = new Map<string, number>();
  for (const { label } of bodies) known.set(label, (known.get(label) ?? 0) + 1);
  const named = bodies.map(({ start, label, hits }) => {
    const { line, column } = positionAt(start);
    const name = visible(label.replace(/: body$/, ''));
    // A name that is there twice would be one function.
    return { line, hits, name: known.get(label) === 1 ? name : `${name} ${line}:${column}` };
  });
  return [
    ...named.map(({ line, name }) => `FN:${line},${name}`),
    ...named.map(({ hits, name }) => `FNDA:${hits},${name}`),
    ...found('FN', named),
  ];
}

/** An `#if` with its `#elseif`s is a block, a `#foreach` is another. */
function branchesOf(outcomes: readonly CoveragePoint[], { positionAt }: TextLines): readonly string[] {
  const blocks = new Map<number, CoveragePoint[]>();
  for (const point of outcomes) {
    const block = blocks.get(point.owner);
    if (block === undefined) blocks.set(point.owner, [point]);
    else block.push(point);
  }
  const lines = [...blocks.values()].flatMap((block, number) => {
    const reached = block.some((point) => point.reached > 0);
    return block.map(({ start, hits }, index) => {
      return `BRDA:${positionAt(start).line},${number},${index},${reached ? hits : '-'}`;
    });
  });
  return [...lines, ...found('BR', outcomes)];
}

function linesOf(hitsByLine: LineHits): readonly string[] {
  const lines = Array.from(hitsByLine, ([line, hits]) => ({ line, hits }));
  return [...lines.map(({ line, hits }) => `DA:${line},${hits}`), ...found('L', lines)];
}

/** How many there are, and how many were reached. */
function found(what: 'FN' | 'BR' | 'L', all: readonly { readonly hits: number }[]): readonly string[] {
  return [`${what}F:${all.length}`, `${what}H:${all.filter(({ hits }) => hits > 0).length}`];
}
