import { colors } from '../report/colors.js';
import { UsageError } from '../usage-error.js';
import { writeReport } from '../write-file.js';
import type { Report, Reporter } from './reporter.js';

/** The reporters by their names; each is loaded when it is asked for. */
const REPORTERS = {
  pretty: async (): Promise<Reporter> => (await import('./pretty.js')).prettyReport,
  json: async (): Promise<Reporter> => (await import('./json.js')).jsonReport,
  junit: async (): Promise<Reporter> => (await import('./junit.js')).junitReport,
  github: async (): Promise<Reporter> => (await import('./github.js')).githubReport,
} as const;

/** What is reported how, and to which file; to the standard output where there is none. */
export interface ReporterChoice {
  readonly name: keyof typeof REPORTERS;
  readonly file: string | undefined;
}

/** Reporters whose text people and GitHub Actions can read between other texts. */
const SHARING: ReadonlySet<string> = new Set(['pretty', 'github']);

/**
 * @param values of `--reporter`: `NAME` or `NAME=FILE`
 * @returns the choices; on GitHub Actions, what it reads is among them unless told otherwise
 * @throws UsageError where there is no such reporter, or where several want the standard output for themselves
 */
export function chooseReporters(values: readonly string[]): readonly ReporterChoice[] {
  const defaults = process.env.GITHUB_ACTIONS === 'true' ? ['pretty', 'github'] : ['pretty'];
  const choices = (values.length > 0 ? values : defaults).map(reporterChoice);
  const printing = choices.filter(({ file }) => file === undefined).map(({ name }) => name);
  const alone = printing.find((name) => !SHARING.has(name));
  if (alone !== undefined && printing.length > 1) {
    throw new UsageError(`\`--reporter ${alone}\` needs a file beside others: \`--reporter ${alone}=FILE\`.`);
  }
  return choices;
}

function reporterChoice(value: string): ReporterChoice {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(value) ?? [];
  if (!isReporter(name) || file === '') {
    const names = Object.keys(REPORTERS).join(', ');
    throw new UsageError(`\`--reporter ${value}\` should be one of ${names}, with \`=FILE\` after it for a file.`);
  }
  return { name, file };
}

function isReporter(name: string): name is ReporterChoice['name'] {
  return Object.hasOwn(REPORTERS, name);
}

/** @throws UsageError where a file cannot be written, after the other reports are printed and written */
export async function writeReports(choices: readonly ReporterChoice[], report: Report): Promise<void> {
  const errors: unknown[] = [];
  for (const { name, file } of printedFirst(choices)) {
    const reporter = await REPORTERS[name]();
    const text = reporter(report, colors(file === undefined ? process.stdout : { isTTY: false }));
    try {
      if (file === undefined) process.stdout.write(text);
      else writeReport(file, text);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** A file that cannot be written should cost nobody the results. */
function printedFirst(choices: readonly ReporterChoice[]): readonly ReporterChoice[] {
  const isPrinted = ({ file }: ReporterChoice): boolean => file === undefined;
  return [...choices.filter(isPrinted), ...choices.filter((choice) => !isPrinted(choice))];
}
