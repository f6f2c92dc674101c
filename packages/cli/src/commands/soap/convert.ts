import { colors } from '../../report/colors.js';
import { writeText } from '../../write-file.js';
import { DocumentError, type DocumentProblem, problemObject, problemText } from './document-problem.js';

export interface OutputOptions {
  readonly pretty?: boolean;
  readonly output?: string;
  readonly json?: boolean;
}

/** What a document becomes. */
export interface Converted {
  /** What is printed, as it is. */
  readonly text: string;
  /** The members of the object that `--json` prints. */
  readonly members: Readonly<Record<string, unknown>>;
  /** What is told beside the output. */
  readonly notes?: string;
  readonly warnings: readonly DocumentProblem[];
}

/**
 * Runs a conversion, prints what comes of it, and tells what is wrong.
 *
 * @returns the exit code: 0 converted, 1 the document is wrong
 */
export async function convert(options: OutputOptions, work: () => Promise<Converted>): Promise<number> {
  try {
    const converted = await work();
    if (options.json) printObject({ ...converted.members, warnings: converted.warnings.map(problemObject) }, options);
    else printConverted(converted, options);
    return 0;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    if (options.json) printObject(errorObject(error.problems), options);
    else tellProblems(error.problems);
    return 1;
  }
}

function printConverted({ text, notes, warnings }: Converted, options: OutputOptions): void {
  tellProblems(warnings);
  if (notes !== undefined) process.stderr.write(`${colors().cyan(notes)}\n`);
  print(text, options);
}

function printObject(value: object, options: OutputOptions): void {
  print(`${JSON.stringify(value)}\n`, options);
}

function print(text: string, { output }: OutputOptions): void {
  if (output === undefined) process.stdout.write(text);
  else writeText(output, text);
}

function errorObject([first, ...more]: readonly DocumentProblem[]): object {
  const error = first === undefined ? {} : problemObject(first);
  return more.length === 0 ? { error } : { error, more: more.map(problemObject) };
}

export function tellProblems(problems: readonly DocumentProblem[]): void {
  const color = colors();
  for (const problem of problems) process.stderr.write(`${problemText(problem, color)}\n`);
}

/** @returns JSON as it is printed, in one line or indented */
export function jsonText(value: unknown, { pretty }: OutputOptions): string {
  return `${JSON.stringify(value, undefined, pretty ? 2 : undefined)}\n`;
}
