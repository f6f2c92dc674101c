import type { TemplateCoverage } from '../coverage/template-coverage.js';
import { colors } from '../report/colors.js';
import { chooseReporters, type ReporterChoice, writeReports } from '../reporters/choose-reporters.js';
import { TEST_REPORTERS } from '../reporters/index.js';
import { totalsOf } from '../run/result.js';
import { runAll } from '../run/run-all.js';
import { findSuites } from '../suite/find-suites.js';
import { readSuite } from '../suite/read-suite.js';
import type { Suite } from '../suite/suite.js';
import { UsageError } from '../usage-error.js';

export interface TestOptions {
  readonly filter?: string;
  readonly update?: boolean;
  readonly watch?: boolean;
  readonly reporter?: readonly string[];
  readonly coverage?: boolean;
  readonly coverageFolder: string;
  /** Percent. */
  readonly coverageThreshold?: number;
}

/**
 * `veloway test`.
 *
 * @param paths files and folders with cases; the current folder where there are none
 * @returns the exit code: 0 all passed, 1 a case failed, none was found, or too little was reached
 * @throws UsageError where the command line or a file that it names is wrong
 */
export async function test(paths: readonly string[], options: TestOptions): Promise<number> {
  const reporters = chooseReporters(options.reporter ?? [], TEST_REPORTERS);
  const places = paths.length > 0 ? paths : ['.'];
  if (!options.watch) return testOnce(places, options, reporters);
  if (isCovering(options)) throw new UsageError('`--watch` runs a part of the cases, which tells no `--coverage`.');
  const { watchSuites } = await import('../run/watch-suites.js');
  return watchSuites(places, options, reporters);
}

function isCovering({ coverage, coverageThreshold }: TestOptions): boolean {
  return coverage === true || coverageThreshold !== undefined;
}

async function testOnce(
  paths: readonly string[],
  options: TestOptions,
  reporters: readonly ReporterChoice[],
): Promise<number> {
  const { filter, update } = options;
  const covered = isCovering(options) ? (await import('../run/cover.js')).covering(paths) : undefined;
  const suites: Suite[] = [];
  for (const source of findSuites(paths)) suites.push(await readSuite(source));
  const { result, updates } = await runAll(suites, { filter, update, recorded: covered?.recorded });
  if (result.suites.length === 0) return nothingFound(paths, filter);
  const coverage = covered?.reports();
  await writeReports(reporters, { ...result, updates, coverage }, TEST_REPORTERS);
  const enough = coverage === undefined || (await tellCoverage(coverage, reporters, options));
  return totalsOf(result.suites).failed > 0 || !enough ? 1 : 0;
}

/** @returns whether the cases reach as much as was asked for */
async function tellCoverage(
  coverage: readonly TemplateCoverage[],
  reporters: readonly ReporterChoice[],
  { coverageFolder: folder, coverageThreshold: threshold }: TestOptions,
): Promise<boolean> {
  const { reportCoverage } = await import('../coverage/report-coverage.js');
  // A report for programs has the standard output for itself.
  const pretty = reporters.some(({ name, file }) => name === 'pretty' && file === undefined);
  return reportCoverage(coverage, { folder, threshold, output: pretty ? process.stdout : process.stderr });
}

function nothingFound(paths: readonly string[], filter: string | undefined): number {
  const where = paths.map((path) => `\`${path}\``).join(' and ');
  const message =
    filter === undefined
      ? `There are no cases in ${where}: put \`NAME.event.json\` and \`NAME.expected.json\` into \`TEMPLATE.vtl.cases\`, or write a \`NAME.vtltest.yaml\`.`
      : `No case in ${where} has \`${filter}\` in its name, or in that of its file or template.`;
  process.stderr.write(`${colors().red('error')}: ${message}\n`);
  return 1;
}
