import { colors } from '../report/colors.js';
import { UsageError } from '../usage-error.js';
import { writeReport } from '../write-file.js';
import type { Colors } from './reporter.js';

/** Reporters by their names; each is loaded when it is asked for. */
export type Reporters<R> = Readonly<Record<string, () => Promise<(report: R, color: Colors) => string>>>;

/** What is reported how, and to which file; to the standard output where there is none. */
export interface ReporterChoice {
  readonly name: string;
  readonly file: string | undefined;
}

/** Reporters whose text people and GitHub Actions can read between other texts. */
const SHARING: ReadonlySet<string> = new Set(['pretty', 'github']);

/**
 * @param values of `--reporter`: `NAME` or `NAME=FILE`
 * @param reporters those that there are
 * @returns the choices; on GitHub Actions, what it reads is among them unless told otherwise
 * @throws UsageError where there is no such reporter, or where several want the standard output for themselves
 */
export function chooseReporters<R>(values: readonly string[], reporters: Reporters<R>): readonly ReporterChoice[] {
  const defaults = process.env.GITHUB_ACTIONS === 'true' ? ['pretty', 'github'] : ['pretty'];
  const choices = (values.length > 0 ? values : defaults).map((value) => reporterChoice(value, reporters));
  const printing = choices.filter(({ file }) => file === undefined).map(({ name }) => name);
  const alone = printing.find((name) => !SHARING.has(name));
  if (alone !== undefined && printing.length > 1) {
    throw new UsageError(`\`--reporter ${alone}\` needs a file beside others: \`--reporter ${alone}=FILE\`.`);
  }
  return choices;
}

function reporterChoice<R>(value: string, reporters: Reporters<R>): ReporterChoice {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(value) ?? [];
  if (!Object.hasOwn(reporters, name) || file === '') {
    const names = Object.keys(reporters).join(', ');
    throw new UsageError(`\`--reporter ${value}\` should be one of ${names}, with \`=FILE\` after it for a file.`);
  }
  return { name, file };
}

/** @throws UsageError where a file cannot be written, after the other reports are printed and written */
export async function writeReports<R>(
  choices: readonly ReporterChoice[],
  report: R,
  reporters: Reporters<R>,
): Promise<void> {
  const errors: unknown[] = [];
  for (const { name, file } of printedFirst(choices)) {
    const reporter = await reporters[name]?.();
    const text = reporter?.(report, colors(file === undefined ? process.stdout : { isTTY: false })) ?? '';
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
