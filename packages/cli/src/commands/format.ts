import { statSync } from 'node:fs';
import { applyEdits, format as formatView, viewOf } from '@veloway/language-server';
import { type Problem, positionAt } from '@veloway/vtl';
import { readBytes, reasonOf } from '../read-file.js';
import { colors } from '../report/colors.js';
import { visible } from '../report/visible.js';
import { shownPath } from '../suite/shown-path.js';
import { isFolder, isTemplateName } from '../suite/template-file.js';
import { walkFolders } from '../suite/walk-folders.js';
import { UsageError } from '../usage-error.js';
import { writeText } from '../write-file.js';

export interface FormatOptions {
  readonly check?: boolean;
  readonly stdout?: boolean;
  /** How many blanks a level is, or `tab`. */
  readonly indent?: string;
}

/** What became of a file. */
interface FormattedFile {
  readonly file: string;
  readonly text: string;
  readonly formatted: string;
  /** Why it is left as it is, where Velocity refuses it. */
  readonly error: Problem | undefined;
}

/**
 * `veloway format`.
 *
 * @param paths templates and folders; the current folder where there are none
 * @returns the exit code: 0 all is formatted, 1 something is not: `--check` was asked, a template is broken, or there is
 *   none
 * @throws UsageError where the command line or a file that it names is wrong
 */
export function format(paths: readonly string[], options: FormatOptions): number {
  const indent = indentOf(options.indent ?? '2');
  if (options.stdout === true || paths.includes('-')) return filter(paths, options, indent);
  const files = [...new Set((paths.length > 0 ? paths : ['.']).flatMap(templatesIn))];
  if (files.length === 0) return nothingFound(paths);
  const results = files.map((file) => formatFile(file, indent));
  for (const result of results) report(result, options.check === true);
  process.stdout.write(`${summary(results, options.check === true)}\n`);
  const isWrong = ({ error, text, formatted }: FormattedFile): boolean =>
    error !== undefined || (options.check === true && text !== formatted);
  return results.some(isWrong) ? 1 : 0;
}

type Indent = Parameters<typeof formatView>[1];

function indentOf(value: string): Indent {
  if (value === 'tab') return { tabSize: 1, insertSpaces: false };
  if (/^[1-9]$/.test(value)) return { tabSize: Number(value), insertSpaces: true };
  throw new UsageError(`\`--indent ${value}\` should be a number from 1 to 9, or \`tab\`.`);
}

/** One template goes to the standard output, as it is where it is broken, so that an editor loses nothing. */
function filter(paths: readonly string[], { check }: FormatOptions, indent: Indent): number {
  const [file = '-', ...rest] = paths;
  if (rest.length > 0 || isFolder(file)) {
    throw new UsageError(
      'The standard output has room for one template: name one file, or `-` for the standard input.',
    );
  }
  const result = formatFile(file, indent);
  reportError(result);
  if (check !== true) process.stdout.write(result.formatted);
  return result.error !== undefined || (check === true && result.text !== result.formatted) ? 1 : 0;
}

function templatesIn(path: string): readonly string[] {
  try {
    statSync(path);
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${reasonOf(error)}.`);
  }
  if (isFolder(path)) {
    return walkFolders(shownPath(path), () => false).flatMap((entry) =>
      isTemplateName(entry.path) ? [entry.path] : [],
    );
  }
  if (isTemplateName(path)) return [shownPath(path)];
  throw new UsageError(`${path} is no template: what is formatted ends in .vtl, .vm or .velocity.`);
}

function formatFile(file: string, indent: Indent): FormattedFile {
  const text = textOf(file);
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const view = viewOf(text.slice(mark.length));
  const formatted = mark + applyEdits(view.text, formatView(view, indent));
  return { file, text, formatted, error: view.problems.find(({ severity }) => severity === 'error') };
}

/** Another encoding would not survive being written. */
function textOf(file: string): string {
  const bytes = readBytes(file, 'the template');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file} is not UTF-8, and cannot be formatted. Save it as UTF-8.`);
  }
}

function report(result: FormattedFile, check: boolean): void {
  const { file, text, formatted } = result;
  reportError(result);
  if (text === formatted) return;
  if (!check) writeText(file, formatted);
  process.stdout.write(`${check ? 'would change' : 'formatted'} ${visible(file)}\n`);
}

function reportError({ file, text, error }: FormattedFile): void {
  if (error === undefined) return;
  const { line, column } = positionAt(text.replace(/^\ufeff/, ''), error.start);
  const place = `${file === '-' ? '-' : visible(file)}:${line}:${column}`;
  process.stderr.write(`${colors().red('error')}: ${place}: not formatted: ${visible(error.message)}\n`);
}

function summary(results: readonly FormattedFile[], check: boolean): string {
  const changed = results.filter(({ text, formatted }) => text !== formatted).length;
  const broken = results.filter(({ error }) => error !== undefined).length;
  const unchanged = results.length - changed - broken;
  const parts = [
    changed === 0 ? '' : `${changed} ${check ? 'would change' : 'formatted'}`,
    `${unchanged} unchanged`,
    broken === 0 ? '' : `${broken} broken`,
  ];
  return `Format   ${parts.filter((part) => part !== '').join(', ')}`;
}

function nothingFound(paths: readonly string[]): number {
  const where = (paths.length > 0 ? paths : ['.']).map((path) => `\`${path}\``).join(' and ');
  const message = `There are no templates in ${where}: name a .vtl, .vm or .velocity file.`;
  process.stderr.write(`${colors().red('error')}: ${message}\n`);
  return 1;
}
