import type { Diagnostic } from '@veloway/language-server';
import { positionAt } from '@veloway/vtl';
import { printExcerpt } from '../../report/excerpt.js';
import { visible } from '../../report/visible.js';
import type { Colors } from '../../reporters/reporter.js';
import { type LintedFile, type LintResult, totalsOf } from '../lint-result.js';

/** What people read: each problem with its place and its line, and how many there were. */
export function prettyLint(result: LintResult, color: Colors): string {
  const problems = result.files.flatMap((file) => file.diagnostics.map((found) => problemText(found, file, color)));
  return `${[...problems, summaryText(result, color)].join('\n')}\n`;
}

function problemText(found: Diagnostic, { file, text }: LintedFile, color: Colors): string {
  const place = (offset: number): string => {
    const { line, column } = positionAt(text, offset);
    return `${visible(file)}:${line}:${column}`;
  };
  const severity = SEVERITY_COLOR[found.severity](color)(found.severity);
  const head = `${color.bold(place(found.start))}: ${severity}: ${visible(found.message)} ${color.dim(`[${found.code}]`)}`;
  const related = found.related.map(({ start, message }) => `  ${color.dim(`${place(start)}: ${visible(message)}`)}`);
  const fix = found.fixes[0] === undefined ? [] : [`  ${color.cyan(`fix: ${visible(found.fixes[0].title)}`)}`];
  return [head, printExcerpt(text, found, color), ...related, ...fix].join('\n');
}

const SEVERITY_COLOR: Readonly<Record<Diagnostic['severity'], (color: Colors) => (text: string) => string>> = {
  error: (color) => color.red,
  warning: (color) => color.yellow,
  information: (color) => color.blue,
  hint: (color) => color.dim,
};

function summaryText(result: LintResult, color: Colors): string {
  const { files, fixed } = result;
  const totals = totalsOf(result);
  const counts = [
    counted(totals.error, 'error', color.red),
    counted(totals.warning, 'warning', color.yellow),
    counted(totals.information, 'note', color.blue),
    counted(totals.hint, 'hint', color.dim),
  ].filter((text) => text !== '');
  const fixable = files.flatMap(({ diagnostics }) => diagnostics).filter(({ fixes }) => fixes.length > 0).length;
  const what = counts.length === 0 ? color.green('no problems') : counts.join(', ');
  const inFiles = `in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  const more = [fixed > 0 ? `${fixed} fixed` : '', fixable > 0 ? `${fixable} can be fixed with --fix` : ''];
  return `Lint   ${[`${what} ${inFiles}`, ...more].filter((text) => text !== '').join('; ')}`;
}

function counted(count: number, word: string, paint: (text: string) => string): string {
  return count === 0 ? '' : paint(`${count} ${word}${count === 1 ? '' : 's'}`);
}
