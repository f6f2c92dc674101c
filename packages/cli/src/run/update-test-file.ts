import {
  Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { compare } from '../compare/compare.js';
import { readText } from '../read-file.js';
import { compactJson } from '../report/pretty-json.js';
import type { Case, Suite } from '../suite/suite.js';
import { readTestFile } from '../suite/test-file.js';
import { UsageError } from '../usage-error.js';
import { writeChecked } from './write-checked.js';

/** What a case should expect. */
interface Expected {
  readonly key: 'expected' | 'overrides';
  /** What the template printed, or the overrides as JSON. */
  readonly text: string;
  /** The same as one line of JSON, or undefined where the case expects a text. */
  readonly json: string | undefined;
}

/**
 * Writes what a case expects into its test file, and leaves the rest of the file as it is, comments and all.
 *
 * @param text what the template printed, or the overrides as JSON
 * @throws UsageError where the value is shared with other cases, or the file has no such case any more
 */
export async function writeIntoTestFile(tested: Case, key: Expected['key'], text: string): Promise<void> {
  const { file } = tested.place;
  const source = readText(file, 'the test file');
  const asText = key === 'expected' && (tested.output?.mode ?? 'json') !== 'json';
  const json = asText ? undefined : await compactJson(text);
  // A text between quotes would be read as a text without them.
  const expected: Expected = { key, text, json: json?.startsWith('"') ? undefined : json };
  const before = await readTestFile(file);
  const declared = caseNode(source, tested.name);
  const changed = declared === undefined ? undefined : withPair(source, declared, expected);
  if (changed === undefined) {
    const advice = 'it is shared by an anchor, or the file has changed: write it by hand';
    throw new UsageError(`\`${key}\` of the case \`${tested.name}\` was not written to ${file}: ${advice}.`);
  }
  await writeChecked(file, changed, async () => isRight(before, await readTestFile(file), tested, key, text));
}

/** Whether a file expects what it should of one case, and of the others what it did before. */
async function isRight(
  before: Suite,
  after: Suite,
  tested: Case,
  key: Expected['key'],
  text: string,
): Promise<boolean> {
  const found = after.cases.find(({ name }) => name === tested.name);
  const others = (suite: Suite): string =>
    JSON.stringify(suite.cases.filter(({ name }) => name !== tested.name).map(withoutPlaces));
  if (found === undefined || after.problems.length > before.problems.length || others(before) !== others(after)) {
    return false;
  }
  if (key === 'overrides') return JSON.stringify(found.overrides?.overrides) === text;
  return found.output !== undefined && (await compare(found.output.mode, found.output.text, text)).equal;
}

/** Lines move when another case grows. */
function withoutPlaces({ event, output, overrides, ...rest }: Case): unknown {
  return { event, output: output?.text, mode: output?.mode, overrides: overrides?.overrides, error: rest.error };
}

function caseNode(source: string, name: string): YAMLMap | undefined {
  const cases = parseDocument(source, { merge: true }).get('cases');
  if (!isSeq(cases)) return undefined;
  return cases.items.filter(isMap).find((item) => String(item.get('name')) === name);
}

/** @returns the source with the value in the place of that with the same key, or after the case's name */
function withPair(source: string, declared: YAMLMap, expected: Expected): string | undefined {
  const known = pairOf(declared, expected.key);
  const before = known ?? pairOf(declared, 'name');
  if (before === undefined || (known !== undefined && hasAnchor(known.value as Node | null))) return undefined;
  return declared.flow ? withFlowPair(source, before, known, expected) : withLines(source, declared, known, expected);
}

/** Others may repeat what has an anchor, and would change along. */
function hasAnchor(value: Node | null): boolean {
  let found = false;
  visit(value, (_, node) => {
    found ||= 'anchor' in Object(node) && (node as { anchor?: string }).anchor !== undefined;
  });
  return found;
}

/** Between braces, and so in JSON, JSON is what stands in one line. */
function withFlowPair(source: string, before: Pair, known: Pair | undefined, { key, text, json }: Expected): string {
  const value = json ?? JSON.stringify(text);
  const end = endOf(source, before);
  if (known !== undefined) return source.slice(0, valueStart(known)) + value + source.slice(end);
  const quote = source[startOf(before)] === '"' ? '"' : '';
  return `${source.slice(0, end)}, ${quote}${key}${quote}: ${value}${source.slice(end)}`;
}

function withLines(source: string, declared: YAMLMap, known: Pair | undefined, expected: Expected): string | undefined {
  const [first] = declared.items;
  const before = known ?? pairOf(declared, 'name');
  if (first === undefined || before === undefined) return undefined;
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const end = endOf(source, before);
  // A comment behind a value that grows to several lines stays behind the key.
  const [comment = ''] = known === undefined ? [] : (/^[ \t]+#[^\r\n]*/.exec(source.slice(end)) ?? []);
  const [head = '', ...rest] = linesOf(expected, columnOf(source, startOf(first)));
  const text = [rest.length > 0 ? head + comment : head, ...rest].join(newline);
  const after = source.slice(rest.length > 0 ? end + comment.length : end);
  if (known !== undefined) return source.slice(0, startOf(known)) + text.trimStart() + after;
  // What follows the name in its line, a comment, stays there.
  const lineEnd = source.slice(end).search(/\r?\n|$/) + end;
  return source.slice(0, lineEnd) + newline + text + source.slice(lineEnd);
}

/** The pair in YAML's own style, its lines indented. */
function linesOf({ key, text, json }: Expected, column: number): readonly string[] {
  const document = new Document({}, { intAsBigInt: true });
  document.set(key, json === undefined ? textNode(text) : dataNode(json));
  const lines = document.toString({ lineWidth: 0 }).replace(/\n$/, '').split('\n');
  return lines.map((line) => (line === '' ? line : `${' '.repeat(column)}${line}`));
}

function textNode(text: string): Scalar {
  const scalar = new Scalar(text);
  // A block has no way to show blanks at the ends of its lines, or several line ends at its own.
  const plain = !/[ \t\r]\n|\n\n$|[ \t\r]$|^\s/.test(text);
  if (text.includes('\n')) scalar.type = plain ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
  else if (!plain) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** The data of JSON without its braces and quotes, its numbers as they are written. */
function dataNode(json: string): unknown {
  const { contents } = parseDocument(json, { intAsBigInt: true });
  visit(contents, (_, node) => {
    if (isCollection(node)) node.flow = false;
    else if (isScalar(node) && typeof node.value === 'string') delete node.type;
  });
  return contents;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function startOf({ key }: Pair): number {
  return (key as Scalar).range?.[0] ?? 0;
}

function valueStart({ value }: Pair): number {
  return (value as Node | null)?.range?.[0] ?? 0;
}

/** The end of a pair's value, without the line ends that may follow it. */
function endOf(source: string, pair: Pair): number {
  const start = startOf(pair);
  const range = (pair.value as Node | null)?.range;
  return start + source.slice(start, range?.[1] ?? start).trimEnd().length;
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}
