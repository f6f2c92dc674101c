import {
  Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { readText } from '../read-file.js';
import type { Case } from '../suite/suite.js';
import { UsageError } from '../usage-error.js';
import { writeText } from '../write-file.js';

/**
 * Writes what a case expects into its test file, and leaves the rest of the file as it is, comments and all.
 *
 * @param text what the template printed, or the overrides as JSON
 * @throws UsageError where the file is written in a way that cannot be changed in one place
 */
export function writeIntoTestFile(tested: Case, key: 'expected' | 'overrides', text: string): void {
  const { file } = tested.place;
  const source = readText(file, 'the test file');
  const declared = caseNode(source, tested.name);
  const node = expectedNode(tested, key, text);
  const changed = declared === undefined ? undefined : withPair(source, declared, key, node);
  if (changed === undefined || parseDocument(changed, { merge: true }).errors.length > 0) {
    throw new UsageError(
      `\`${key}\` of the case \`${tested.name}\` was not written to ${file}: write the case as a block, a key a line.`,
    );
  }
  writeText(file, changed);
}

function caseNode(source: string, name: string): YAMLMap | undefined {
  const cases = parseDocument(source, { merge: true }).get('cases');
  if (!isSeq(cases)) return undefined;
  return cases.items.filter(isMap).find((item) => String(item.get('name')) === name);
}

/** JSON becomes data where the case has data already, or nothing; anything else is a text. */
function expectedNode(tested: Case, key: 'expected' | 'overrides', text: string): unknown {
  const asText = key === 'expected' && (tested.output?.mode ?? 'json') !== 'json';
  const data = asText ? undefined : jsonNode(text);
  if (data !== undefined) return data;
  const scalar = new Scalar(text);
  if (text.includes('\n')) scalar.type = Scalar.BLOCK_LITERAL;
  return scalar;
}

/** @returns the data of a JSON text in YAML's own style, its numbers as they are written; undefined where it is no JSON */
function jsonNode(text: string): unknown {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const { contents } = parseDocument(text, { intAsBigInt: true });
  visit(contents, (_, node) => {
    if (isCollection(node)) node.flow = false;
    else if (isScalar(node) && typeof node.value === 'string') delete node.type;
  });
  return contents;
}

/** @returns the source with the pair in the place of that with the same key, or after the case's name */
function withPair(source: string, declared: YAMLMap, key: string, value: unknown): string | undefined {
  const [first] = declared.items;
  const before = pairOf(declared, key) ?? pairOf(declared, 'name');
  if (declared.flow || first === undefined || before === undefined) return undefined;
  const column = columnOf(source, startOf(first));
  const document = new Document({}, { intAsBigInt: true });
  document.set(key, value);
  const lines = document.toString({ lineWidth: 0 }).trimEnd().split('\n');
  const text = lines.map((line, i) => (i === 0 || line === '' ? line : `${' '.repeat(column)}${line}`)).join('\n');
  const end = endOf(source, before);
  if (pairOf(declared, key) !== undefined) return source.slice(0, startOf(before)) + text + source.slice(end);
  const lineEnd = source.indexOf('\n', end);
  const at = lineEnd < 0 ? source.length : lineEnd;
  return `${source.slice(0, at)}\n${' '.repeat(column)}${text}${source.slice(at)}`;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function startOf({ key }: Pair): number {
  return (key as Scalar).range?.[0] ?? 0;
}

/** The end of a pair's value, without the line ends that may follow it. */
function endOf(source: string, pair: Pair): number {
  const start = startOf(pair);
  const range = (pair.value as Scalar | null)?.range;
  return start + source.slice(start, range?.[1] ?? start).trimEnd().length;
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}
