import type { Overrides } from '@veloway/mapping';
import { prettyJson } from '../report/pretty-json.js';
import type { Case } from '../suite/suite.js';
import { UsageError } from '../usage-error.js';
import { writeText } from '../write-file.js';
import type { CaseResult, RunResult, SuiteResult } from './result.js';

/** What `--update` did. */
export interface Update {
  readonly result: RunResult;
  /** What was written, and what was not and why; a sentence each. */
  readonly messages: readonly string[];
}

/**
 * Makes what templates print the expected output of the cases that failed, or that are new.
 *
 * @returns the results, of which those that were written count as passed
 */
export async function update(result: RunResult): Promise<Update> {
  const messages: string[] = [];
  const suites: SuiteResult[] = [];
  for (const { suite, cases } of result.suites) {
    const updated: CaseResult[] = [];
    for (const ended of cases) updated.push(await updateCase(ended, messages));
    suites.push({ suite, cases: updated });
  }
  return { result: { ...result, suites }, messages };
}

async function updateCase(ended: CaseResult, messages: string[]): Promise<CaseResult> {
  const { made } = ended;
  const kinds = ended.failures.map(({ kind }) => kind);
  if (made === undefined || !kinds.some((kind) => kind === 'output' || kind === 'overrides' || kind === 'new')) {
    return ended;
  }
  try {
    for (const kind of kinds) {
      if (kind !== 'overrides') messages.push(await writeOutput(ended.case, made.output));
      if (kind !== 'output') messages.push(...(await writeOverrides(ended.case, made.overrides)));
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    messages.push(error.message);
    return ended;
  }
  return { ...ended, status: 'passed', failures: [] };
}

/** @throws UsageError where the output does not fit the file that it should go to */
async function writeOutput(tested: Case, output: string): Promise<string> {
  const { output: expected, newOutput } = tested;
  if (expected?.file !== undefined) {
    const text = expected.mode === 'json' ? await prettyJson(output) : output;
    if (text === undefined) throw new UsageError(noJson(expected.file));
    writeText(expected.file, text);
    return `Wrote ${expected.file} (changed).`;
  }
  if (newOutput === undefined) return writeInto(tested, 'expected', output);
  const json = await prettyJson(output);
  const file = `${newOutput}.${json !== undefined ? 'json' : (await isXml(output)) ? 'xml' : 'txt'}`;
  writeText(file, json ?? output);
  return `Wrote ${file} (new).`;
}

function noJson(file: string): string {
  return `${file} was not changed, since the output is no JSON: mend the template, or rename the file to \`.txt\`.`;
}

async function isXml(text: string): Promise<boolean> {
  if (!text.trimStart().startsWith('<')) return false;
  const { XMLValidator } = await import('fast-xml-parser');
  return XMLValidator.validate(text) === true;
}

/** Overrides that nobody asked about are written down where there are any, so that they are noticed when they change. */
async function writeOverrides(tested: Case, overrides: Overrides): Promise<readonly string[]> {
  const { overrides: expected, newOverrides } = tested;
  if (expected === undefined && Object.keys(overrides).length === 0) return [];
  const file = expected === undefined ? newOverrides : expected.file;
  if (file === undefined) return [await writeInto(tested, 'overrides', JSON.stringify(overrides))];
  writeText(file, `${JSON.stringify(overrides, null, 2)}\n`);
  return [`Wrote ${file} (${expected === undefined ? 'new' : 'changed'}).`];
}

async function writeInto(tested: Case, key: 'expected' | 'overrides', text: string): Promise<string> {
  const { writeIntoTestFile } = await import('./update-test-file.js');
  await writeIntoTestFile(tested, key, text);
  const isNew = (key === 'expected' ? tested.output : tested.overrides) === undefined;
  return `Wrote \`${key}\` of the case \`${tested.name}\` in ${tested.place.file} (${isNew ? 'new' : 'changed'}).`;
}
