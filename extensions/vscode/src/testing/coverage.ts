import type { Covering } from '@veloway/testing';
import { type Position as Place, positionAt } from '@veloway/vtl';
import { BranchCoverage, FileCoverage, Position, Range, StatementCoverage, Uri } from 'vscode';
import { fullPath } from './suites.js';

type Report = ReturnType<Covering['reports']>[number];
type Detail = StatementCoverage;

/** What cases reach of one template, as VS Code shows it in the gutter. */
export class TemplateFileCoverage extends FileCoverage {
  private constructor(
    uri: Uri,
    readonly details: readonly Detail[],
  ) {
    const statements = shareOf(details.map(({ executed }) => Number(executed)));
    const branches = shareOf(details.flatMap((one) => one.branches.map(({ executed }) => Number(executed))));
    super(uri, statements, branches.total === 0 ? undefined : branches);
  }

  static of(report: Report): TemplateFileCoverage {
    return new TemplateFileCoverage(Uri.file(fullPath(report.file)), detailsOf(report));
  }
}

function shareOf(hits: readonly number[]): { covered: number; total: number } {
  return { covered: hits.filter((number) => number > 0).length, total: hits.length };
}

function detailsOf({ coverage: { source, texts, points } }: Report): readonly Detail[] {
  const rangeOf = (start: number, end: number): Range => {
    return new Range(placeOf(positionAt(source.text, start)), placeOf(positionAt(source.text, end)));
  };
  const printed = texts
    .filter(({ start, end }) => source.text.slice(start, end).trim() !== '')
    .map(({ hits, start, end }) => new StatementCoverage(hits, rangeOf(start, end)));
  const owners = groupByOwner(points);
  const directives = [...owners.values()].map((own) => {
    const { start, end } = own[0] ?? { start: 0, end: 0 };
    const branches = own.map((point) => new BranchCoverage(point.hits, rangeOf(point.start, point.end), point.label));
    const reached = Math.max(...own.map((point) => Math.max(point.hits, point.reached)));
    return new StatementCoverage(reached, rangeOf(start, end), branches);
  });
  return [...printed, ...directives];
}

type Points = Report['coverage']['points'];

function groupByOwner(points: Points): Map<number, Points[number][]> {
  const owners = new Map<number, Points[number][]>();
  for (const point of points) owners.set(point.owner, [...(owners.get(point.owner) ?? []), point]);
  return owners;
}

function placeOf({ line, column }: Place): Position {
  return new Position(line - 1, column - 1);
}
