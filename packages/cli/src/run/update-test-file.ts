import { compare } from '../compare/compare.js';
import { readText } from '../read-file.js';
import { compactJson } from '../report/pretty-json.js';
import type { Case, Suite } from '../suite/suite.js';
import { readTestFile } from '../suite/test-file.js';
import { UsageError } from '../usage-error.js';
import { type CasePair, withCasePair } from './case-pair.js';
import { asReadBack, writeUpdate } from './write-update.js';

/** What a case should expect: what the template printed, or the overrides as JSON. */
interface Expectation {
  readonly key: 'expected' | 'overrides';
  readonly text: string;
}

/**
 * Writes what a case expects into its test file, once the changed file is seen to say just that.
 *
 * @throws UsageError where the value is shared with other cases, or no way to write it is read back as it is
 */
export async function writeIntoTestFile(tested: Case, expectation: Expectation): Promise<void> {
  const { file } = tested.place;
  const source = readText(file, 'the test file');
  const before = await readTestFile(file, source);
  for (const pairs of await waysToSay(tested, expectation)) {
    const changed = withPairs(source, tested.name, pairs);
    const after = changed === undefined ? undefined : await readTestFile(file, asReadBack(changed));
    if (changed === undefined || after === undefined || !(await saysIt(before, after, tested, expectation))) continue;
    writeUpdate(file, changed);
    return;
  }
  const why = 'others repeat it by an anchor, or the file has no way to say it: write it by hand';
  throw new UsageError(`\`${expectation.key}\` of the case \`${tested.name}\` was not written to ${file}: ${why}.`);
}

/** The ways to write an expectation, the one that reads best first. */
async function waysToSay(tested: Case, { key, text }: Expectation): Promise<readonly (readonly CasePair[])[]> {
  const asText: CasePair = { key, value: { text } };
  const mode = tested.output?.mode ?? tested.newMode ?? 'json';
  const json = key === 'expected' && mode !== 'json' ? undefined : await compactJson(text);
  if (json === undefined) return [[asText]];
  const data: readonly CasePair[] = [{ key, value: { json } }];
  // YAML has no way to write some of what JSON has: a number beyond doubles, a text in the place of a document.
  return key === 'overrides' ? [data] : [data, [asText, { key: 'compare', value: { text: 'json' } }]];
}

function withPairs(source: string, name: string, pairs: readonly CasePair[]): string | undefined {
  return pairs.reduce<string | undefined>((text, pair) => text && withCasePair(text, name, pair), source);
}

/** Whether a file expects what it should of one case, and of the others what it did before. */
async function saysIt(before: Suite, after: Suite, { name }: Case, { key, text }: Expectation): Promise<boolean> {
  const others = ({ cases }: Suite): string =>
    JSON.stringify(cases.filter((other) => other.name !== name).map(withoutPlaces));
  const found = after.cases.find((other) => other.name === name);
  if (found === undefined || after.problems.length > before.problems.length || others(before) !== others(after)) {
    return false;
  }
  if (key === 'overrides') return JSON.stringify(found.overrides?.overrides) === text;
  return found.output !== undefined && (await compare(found.output.mode, found.output.text, text)).equal;
}

/** Lines move when another case grows. */
function withoutPlaces({ event, output, overrides, error }: Case): unknown {
  return { event, output: output?.text, mode: output?.mode, overrides: overrides?.overrides, error };
}
