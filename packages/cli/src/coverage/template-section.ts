import { html } from './html.js';
import { type MarkedLine, markedLines, type Piece } from './marked-lines.js';
import { isUntouched, missedPoints } from './missed-points.js';
import { percentOf, percentText, type TemplateCoverage } from './template-coverage.js';
import { type TextLines, textLines } from './text-lines.js';

/** So many points are listed above a template; all are marked in it. */
const MOST_POINTS = 10;

/**
 * @param id names the section in the page
 * @returns a section of the page: a template with what no case reached; open where there is something to see
 */
export function templateSection(report: TemplateCoverage, id: string): string {
  const lines = textLines(report.coverage.source.text);
  const percent = percentOf([report]);
  const marked = markedLines(report.coverage, lines);
  const open = percent < 100 || marked.some(isMarked) ? ' open' : '';
  return [
    `<details class="template" id="${id}"${open}>`,
    `<summary><h2>${html(report.file)}</h2> <span class="${grade(percent)}">${percentText(percent)} %</span></summary>`,
    ...gaps(report, id, lines),
    '<table class="code"><thead class="hidden"><tr><th>Line</th><th>Reached</th><th>Template</th></tr></thead><tbody>',
    ...withoutLastEmpty(marked).map((line, index) => row(line, index + 1, id)),
    '</tbody></table></details>',
  ].join('\n');
}

/** @returns the class that shows how good a percentage is */
export function grade(percent: number): string {
  if (percent >= 90) return 'good';
  return percent >= 60 ? 'fair' : 'poor';
}

function gaps({ coverage }: TemplateCoverage, id: string, { positionAt }: TextLines): readonly string[] {
  if (isUntouched(coverage)) return ['<p class="gaps">No case reaches this template.</p>'];
  const { shown, left } = missedPoints(coverage, MOST_POINTS);
  if (shown.length === 0) return [];
  const items = shown.map(({ start, label }) => {
    const { line } = positionAt(start);
    return `<li><a href="#${id}-${line}">line ${line}</a> <code>${html(label)}</code></li>`;
  });
  const more = left > 0 ? [`<li>and ${left} more, which the marks below show</li>`] : [];
  return ['<div class="gaps"><p>No case reaches</p><ul>', ...items, ...more, '</ul></div>'];
}

/** What follows the last end of a line is no line. */
function withoutLastEmpty(lines: readonly MarkedLine[]): readonly MarkedLine[] {
  return lines.at(-1)?.pieces.length === 0 ? lines.slice(0, -1) : lines;
}

function isMarked({ pieces }: MarkedLine): boolean {
  return pieces.some(({ kind }) => kind !== 'text');
}

function row(line: MarkedLine, number: number, id: string): string {
  const { hits, pieces } = line;
  const count = hits === undefined ? '' : `${hits}×`;
  const code = pieces.map(piece).join('');
  return (
    `<tr id="${id}-${number}" class="${stateOf(line)}"><td class="number"><a href="#${id}-${number}">${number}</a></td>` +
    `<td class="hits">${count}</td><td class="text">${code}</td></tr>`
  );
}

/** An `#end` between what no case reached is not reached either, though nothing happens there. */
function stateOf(line: MarkedLine): 'missed' | 'partly' | 'reached' | '' {
  const marked = isMarked(line);
  if (line.hits === undefined) return marked ? 'missed' : '';
  if (line.hits === 0) return 'missed';
  return marked ? 'partly' : 'reached';
}

function piece({ kind, text }: Piece): string {
  if (kind === 'missed') return `<mark title="no case reaches this">${html(text)}</mark>`;
  return kind === 'note' ? `<small class="note">${html(text)}</small>` : html(text);
}
