import { configurations } from '../lint/configurations.js';
import { lintFile } from '../lint/lint-file.js';
import { lintFiles } from '../lint/lint-files.js';
import { type LintedFile, totalsOf } from '../lint/lint-result.js';
import { LINT_REPORTERS } from '../lint/reporters/index.js';
import { rolesAround } from '../lint/roles-around.js';
import { colors } from '../report/colors.js';
import { chooseReporters, writeReports } from '../reporters/choose-reporters.js';
import { UsageError } from '../usage-error.js';

export interface LintOptions {
  readonly fix?: boolean;
  readonly reporter?: readonly string[];
  readonly rule?: readonly string[];
  readonly maxWarnings?: number;
}

/**
 * `veloway lint`.
 *
 * @param paths files and folders; the current folder where there are none
 * @returns the exit code: 0 no error and not too many warnings, 1 otherwise
 * @throws UsageError where the command line or a file that it names is wrong
 */
export async function lint(paths: readonly string[], options: LintOptions): Promise<number> {
  const reporters = chooseReporters(options.reporter ?? [], LINT_REPORTERS);
  const configurationOf = configurations(options.rule ?? []);
  const { files, fixed } = lintAll(paths.length > 0 ? paths : ['.'], {
    configurationOf,
    roleOf: rolesAround(),
    fix: options.fix === true,
  });
  if (files.length === 0) return nothingFound(paths);
  const result = { files, fixed };
  await writeReports(reporters, result, LINT_REPORTERS);
  const { error, warning } = totalsOf(result);
  return error > 0 || warning > (options.maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
}

function lintAll(paths: readonly string[], options: Parameters<typeof lintFile>[1]) {
  if (paths.includes('-') && (paths.length > 1 || options.fix)) {
    throw new UsageError('`-`, the standard input, is one template, which `--fix` has no file for.');
  }
  const files: LintedFile[] = [];
  let fixed = 0;
  for (const file of paths.includes('-') ? ['-'] : lintFiles(paths)) {
    const linted = lintFile(file, options);
    if (linted === undefined) continue;
    files.push(linted);
    fixed += linted.fixed;
  }
  return { files, fixed };
}

function nothingFound(paths: readonly string[]): number {
  const where = (paths.length > 0 ? paths : ['.']).map((path) => `\`${path}\``).join(' and ');
  const message = `There are no templates in ${where}: name a .vtl, .vm or .velocity file, or the definition of an API.`;
  process.stderr.write(`${colors().red('error')}: ${message}\n`);
  return 1;
}
