import type pc from 'picocolors';
import { visible } from '../report/visible.js';
import { lineRanges, linesWithGaps } from './line-hits.js';
import { isUntouched, missedPoints } from './missed-points.js';
import {
  percentOfShare,
  percentText,
  type Share,
  sortedByFile,
  type TemplateCoverage,
  totalsOf,
} from './template-coverage.js';
import { type TextLines, textLines } from './text-lines.js';

type Colors = ReturnType<typeof pc.createColors>;

/** The table is so wide at most. */
const WIDTH = 100;

/** The names of templates get so much of that. */
const LONGEST_NAME = 38;

/** So many points of a template are listed that no case reached. */
const MOST_POINTS = 10;

const COLUMNS = [
  ['all', 'All'],
  ['branch', 'Branches'],
  ['directive', 'Directives'],
  ['loop', 'Loops'],
  ['body', 'Bodies'],
] as const;

const TOTAL = 'All templates';

/** A template with what is computed of it once. */
interface Row {
  readonly name: string;
  readonly report: TemplateCoverage;
  readonly lines: TextLines;
}

/** @returns a table of how much of the templates the cases reach, and a list of what they do not */
export function printCoverage(reports: readonly TemplateCoverage[], color: Colors): string {
  const rows = sortedByFile(reports).map((report) => {
    return { name: visible(report.file), report, lines: textLines(report.coverage.source.text) };
  });
  return [...printTable(rows, color), ...printMissed(rows, color)].map((line) => `${line}\n`).join('');
}

function printTable(rows: readonly Row[], color: Colors): readonly string[] {
  const width = Math.min(LONGEST_NAME, Math.max(TOTAL.length, ...rows.map(({ name }) => name.length)));
  const gaps = WIDTH - width - COLUMNS.reduce((sum, [, title]) => sum + cellWidth(title) + 2, 2);
  const head = [
    'Template'.padEnd(width),
    ...COLUMNS.map(([, title]) => title.padStart(cellWidth(title))),
    'Gaps in lines',
  ];
  const body = rows.map(({ name, report, lines }) => {
    const missed = shortenEnd(lineRanges(linesWithGaps(report.coverage, lines)), gaps);
    return [shortenStart(name, width).padEnd(width), ...cells([report], color), missed && color.red(missed)];
  });
  const total = [
    color.bold(TOTAL.padEnd(width)),
    ...cells(
      rows.map(({ report }) => report),
      color,
    ),
  ];
  return [color.dim(head.join('  ')), ...[...body, total].map((row) => row.join('  ').trimEnd())];
}

function cells(reports: readonly TemplateCoverage[], color: Colors): readonly string[] {
  const totals = totalsOf(reports);
  return COLUMNS.map(([kind, title]) => {
    const share = totals[kind];
    const width = cellWidth(title);
    return kind !== 'all' && share.total === 0 ? color.dim('-'.padStart(width)) : cell(share, width, color);
  });
}

function cell(share: Share, width: number, color: Colors): string {
  const percent = percentOfShare(share);
  const text = `${percentText(percent)}%`.padStart(width);
  if (percent >= 90) return color.green(text);
  return percent >= 60 ? color.yellow(text) : color.red(text);
}

function cellWidth(title: string): number {
  return Math.max(title.length, '99.9%'.length);
}

/** The end of a path tells more than its beginning. */
function shortenStart(text: string, width: number): string {
  return text.length <= width ? text : `…${text.slice(text.length - width + 1).replace(/^[\udc00-\udfff]/, '')}`;
}

function shortenEnd(list: string, width: number): string {
  return list.length <= width ? list : `${list.slice(0, list.lastIndexOf(', ', width - 3))}, …`;
}

function printMissed(rows: readonly Row[], color: Colors): readonly string[] {
  const lines = rows.flatMap((row) => printGaps(row, color));
  return lines.length === 0 ? [] : ['', 'No case reaches', ...lines.map((line) => `  ${line}`)];
}

function printGaps({ name, report, lines }: Row, color: Colors): readonly string[] {
  const { shown, left } = missedPoints(report.coverage, MOST_POINTS);
  if (isUntouched(report.coverage)) return [`${color.cyan(`${name}:1:1`)}  anything of the template`];
  const points = shown.map(({ start, label }) => {
    const { line, column } = lines.positionAt(start);
    return `${color.cyan(`${name}:${line}:${column}`)}  ${visible(label)}`;
  });
  return left === 0 ? points : [...points, color.dim(`… ${left} more in ${name}`)];
}
