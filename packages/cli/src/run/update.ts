import type { Overrides } from '@veloway/mapping';
import { compare } from '../compare/compare.js';
import type { ComparisonMode } from '../compare/comparison.js';
import { prettyJson } from '../report/pretty-json.js';
import type { Case } from '../suite/suite.js';
import { UsageError } from '../usage-error.js';
import type { CaseResult, Made, RunResult, SuiteResult } from './result.js';
import { asReadBack, writeUpdate } from './write-update.js';

/** What `--update` did. */
export interface Update {
  readonly result: RunResult;
  /** What was written, and what was not and why; a sentence each. */
  readonly messages: readonly string[];
}

/** What each file holds that is right, since cases may share one: what was written, or what a case that passed expects. */
type Written = Map<string, string>;

/**
 * Makes what templates print the expected output of the cases that failed, or that are new.
 *
 * @returns the results, of which those that were written count as passed
 */
export async function update(result: RunResult): Promise<Update> {
  const messages: string[] = [];
  const written = expectedByPassed(result);
  const suites: SuiteResult[] = [];
  for (const { suite, cases } of result.suites) {
    const updated: CaseResult[] = [];
    for (const ended of cases) updated.push(await updateCase(ended, written, messages));
    suites.push({ suite, cases: updated });
  }
  return { result: { ...result, suites }, messages };
}

function expectedByPassed({ suites }: RunResult): Written {
  const passed = suites.flatMap(({ cases }) => cases.filter(({ status }) => status === 'passed'));
  return new Map(
    passed.flatMap(({ case: { output } }): [string, string][] =>
      output?.file === undefined ? [] : [[output.file, output.text]],
    ),
  );
}

async function updateCase(ended: CaseResult, written: Written, messages: string[]): Promise<CaseResult> {
  const { made } = ended;
  const kinds = ended.failures.map(({ kind }) => kind);
  if (made === undefined || !kinds.some((kind) => kind === 'output' || kind === 'overrides' || kind === 'new')) {
    return ended;
  }
  try {
    for (const kind of kinds) {
      if (kind !== 'overrides') messages.push(await writeOutput(ended.case, made, written));
      if (kind !== 'output') messages.push(...(await writeOverrides(ended.case, made.overrides, written)));
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    messages.push(error.message);
    return ended;
  }
  return { ...ended, status: 'passed', failures: [] };
}

/** @throws UsageError where the output does not fit the file that it should go to */
async function writeOutput(tested: Case, { output }: Made, written: Written): Promise<string> {
  const { output: expected, newOutput } = tested;
  if (expected?.file !== undefined) {
    const text = await textFor(expected.mode, expected.file, output);
    await writeExpected(expected.file, text, { mode: expected.mode, output, written });
    return `Wrote ${expected.file} (changed).`;
  }
  if (newOutput === undefined) return writeInto(tested, 'expected', output);
  const json = await prettyJson(output);
  const mode = json !== undefined ? 'json' : (await isXml(output)) ? 'xml' : 'text';
  const file = `${newOutput}.${mode === 'text' ? 'txt' : mode}`;
  await writeExpected(file, json ?? output, { mode, output, written });
  return `Wrote ${file} (new).`;
}

/** @returns the output as a file of its kind holds it */
async function textFor(mode: ComparisonMode, file: string, output: string): Promise<string> {
  const text =
    mode === 'json' ? await prettyJson(output) : mode === 'xml' && !(await isXml(output)) ? undefined : output;
  if (text !== undefined) return text;
  const kind = mode.toUpperCase();
  const advice = 'mend the template, or rename the file to `.txt`';
  throw new UsageError(`${file} was not changed, since the output is no ${kind}: ${advice}.`);
}

interface Expected {
  readonly mode: ComparisonMode;
  readonly output: string;
  readonly written: Written;
}

async function writeExpected(file: string, text: string, { mode, output, written }: Expected): Promise<void> {
  refuseOther(file, text, written);
  const { equal, note } = await compare(mode, asReadBack(text), output);
  if (!equal) {
    const why = note ?? 'A file cannot hold every character of it.';
    throw new UsageError(`${file} was not changed, since the output would not be read back as it is. ${why}`);
  }
  writeUpdate(file, text);
  written.set(file, text);
}

/** Two cases cannot expect two outputs in one file. */
function refuseOther(file: string, text: string, written: Written): void {
  const known = written.get(file);
  if (known !== undefined && known !== text) {
    throw new UsageError(`${file} was not changed, since two cases share it and print different outputs.`);
  }
}

async function isXml(text: string): Promise<boolean> {
  if (!text.trimStart().startsWith('<')) return false;
  const { XMLValidator } = await import('fast-xml-parser');
  return XMLValidator.validate(text) === true;
}

/** Overrides that nobody asked about are written down where there are any, so that they are noticed when they change. */
async function writeOverrides(tested: Case, overrides: Overrides, written: Written): Promise<readonly string[]> {
  const { overrides: expected, newOverrides } = tested;
  if (expected === undefined && Object.keys(overrides).length === 0) return [];
  const file = expected === undefined ? newOverrides : expected.file;
  const output = JSON.stringify(overrides);
  if (file === undefined) return [await writeInto(tested, 'overrides', output)];
  await writeExpected(file, `${JSON.stringify(overrides, null, 2)}\n`, { mode: 'json', output, written });
  return [`Wrote ${file} (${expected === undefined ? 'new' : 'changed'}).`];
}

async function writeInto(tested: Case, key: 'expected' | 'overrides', text: string): Promise<string> {
  const { writeIntoTestFile } = await import('./update-test-file.js');
  await writeIntoTestFile(tested, { key, text });
  const isNew = (key === 'expected' ? tested.output : tested.overrides) === undefined;
  return `Wrote \`${key}\` of the case \`${tested.name}\` in ${tested.place.file} (${isNew ? 'new' : 'changed'}).`;
}
