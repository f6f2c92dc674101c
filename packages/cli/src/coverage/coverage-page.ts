import { PAGE_STYLE } from './coverage-page-style.js';
import { html } from './html.js';
import {
  percentOfShare,
  percentText,
  type Share,
  sortedByFile,
  type TemplateCoverage,
  type Totals,
  totalsOf,
} from './template-coverage.js';
import { grade, templateSection } from './template-section.js';

/** Nothing of a template runs or loads anything, whatever it holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const TITLE = 'Coverage of mapping templates';

/** @returns one page that needs no other file: how much the cases reach, and the templates with what they do not */
export function coveragePage(reports: readonly TemplateCoverage[]): string {
  const sorted = sortedByFile(reports);
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light dark"><title>${TITLE}</title>`,
    `<style>${PAGE_STYLE}</style></head><body><main>`,
    ...header(sorted),
    ...index(sorted),
    LEGEND,
    ...sorted.map((report, number) => templateSection(report, idOf(number))),
    '</main></body></html>\n',
  ].join('\n');
}

function idOf(number: number): string {
  return `template-${number + 1}`;
}

function header(reports: readonly TemplateCoverage[]): readonly string[] {
  const { all } = totalsOf(reports);
  const templates = `${reports.length} ${reports.length === 1 ? 'template' : 'templates'}`;
  const percent = percentOfShare(all);
  return [
    `<header><h1>${TITLE}</h1>`,
    `<p><strong class="${grade(percent)}">${percentText(percent)} %</strong>`,
    `<span>The cases reach ${all.covered} of the ${all.total} things that ${templates} can do.</span></p></header>`,
  ];
}

const KINDS = [
  ['branch', 'Branches'],
  ['directive', 'Directives'],
  ['loop', 'Loops'],
  ['body', 'Bodies'],
] as const;

function index(reports: readonly TemplateCoverage[]): readonly string[] {
  const titles = ['Template', 'Reached', ...KINDS.map(([, title]) => title)];
  return [
    '<div class="scroll"><table class="index">',
    `<thead><tr>${titles.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead><tbody>`,
    ...reports.map((report, number) => {
      return indexRow(`<a href="#${idOf(number)}">${html(report.file)}</a>`, totalsOf([report]));
    }),
    `</tbody><tfoot>${indexRow('All templates', totalsOf(reports))}</tfoot></table></div>`,
  ];
}

function indexRow(name: string, totals: Totals): string {
  const shares = KINDS.map(([kind]) => shareCell(totals[kind])).join('');
  return `<tr><th scope="row">${name}</th>${percentCell(totals.all)}${shares}</tr>`;
}

function percentCell(share: Share): string {
  const percent = percentText(percentOfShare(share));
  const bar = `<span class="bar" aria-hidden="true"><span style="width:${percent}%"></span></span>`;
  return `<td class="percent ${grade(percentOfShare(share))}">${bar}<span>${percent} %</span></td>`;
}

function shareCell({ covered, total }: Share): string {
  if (total === 0) return '<td class="none">–</td>';
  return `<td${covered < total ? ' class="gap"' : ''}>${covered}/${total}</td>`;
}

const LEGEND = `<p class="legend"><span><mark>marked</mark> no case reaches this</span>
<span><small class="note">never true</small> reached, but no case makes it so</span>
<span><b>3×</b> so often a line was reached</span></p>`;
