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

/** A key of a case, and what it should say. */
export interface CasePair {
  readonly key: 'expected' | 'overrides' | 'compare';
  readonly value: { readonly text: string } | { readonly json: string };
}

/**
 * Sets one key of a case in the text of a test file, and leaves the rest as it is; comments within a value that is
 * replaced go with it.
 *
 * @returns the changed text, or undefined where there is no such case, or others repeat the value by its anchor
 */
export function withCasePair(source: string, name: string, pair: CasePair): string | undefined {
  const declared = caseNode(source, name);
  const known = declared && pairOf(declared, pair.key);
  const before = known ?? (declared && pairOf(declared, 'name'));
  if (declared === undefined || before === undefined || (known !== undefined && hasAnchor(known))) return undefined;
  if (declared.flow) return withFlowPair(source, before, known, pair);
  const column = columnOf(source, startOf(declared.items[0] ?? before));
  return known === undefined ? withNewLines(source, before, column, pair) : withLines(source, known, column, pair);
}

function caseNode(source: string, name: string): YAMLMap | undefined {
  const cases = parseDocument(source, { merge: true }).get('cases');
  if (!isSeq(cases)) return undefined;
  return cases.items.filter(isMap).find((item) => String(item.get('name')) === name);
}

/** Others may repeat what has an anchor, and would change along. */
function hasAnchor({ value }: Pair): boolean {
  let found = false;
  visit(value as Node | null, (_, node) => {
    found ||= 'anchor' in Object(node) && (node as { anchor?: string }).anchor !== undefined;
  });
  return found;
}

/** Between braces, and so in JSON, JSON is what stands in one line. */
function withFlowPair(source: string, before: Pair, known: Pair | undefined, { key, value }: CasePair): string {
  const text = 'json' in value ? value.json : JSON.stringify(value.text);
  const end = endOf(source, before);
  if (known !== undefined) return source.slice(0, valueStart(known)) + text + source.slice(end);
  const quote = source[startOf(before)] === '"' ? '"' : '';
  return `${source.slice(0, end)}, ${quote}${key}${quote}: ${text}${source.slice(end)}`;
}

/** The key stays as it is written, and so do the comments behind it and behind its value. */
function withLines(source: string, known: Pair, column: number, pair: CasePair): string {
  const end = endOf(source, known);
  const keyEnd = (known.key as Scalar).range?.[1] ?? end;
  const [own = ''] = /[ \t]+#[^\r\n]*/.exec(source.slice(keyEnd, valueStart(known))) ?? [];
  const [behind = ''] = /^[ \t]+#[^\r\n]*/.exec(source.slice(end)) ?? [];
  const [head = '', ...rest] = linesOf(pair, column);
  const value = head.slice(head.indexOf(':'));
  // Behind a value that grows to several lines, a comment would become a part of it.
  const lines = rest.length > 0 ? [value + own + behind, ...rest] : [value + own];
  return (
    source.slice(0, keyEnd) + lines.join(newlineOf(source)) + source.slice(end + (rest.length > 0 ? behind.length : 0))
  );
}

function withNewLines(source: string, before: Pair, column: number, pair: CasePair): string {
  const end = endOf(source, before);
  // What follows in the line, a comment, stays there.
  const lineEnd = source.slice(end).search(/\r?\n|$/) + end;
  const newline = newlineOf(source);
  return source.slice(0, lineEnd) + newline + linesOf(pair, column).join(newline) + source.slice(lineEnd);
}

function newlineOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}

/** The pair in YAML's own style, its lines indented. */
function linesOf({ key, value }: CasePair, column: number): readonly string[] {
  const document = new Document({}, { intAsBigInt: true });
  document.set(key, 'json' in value ? dataNode(value.json) : textNode(value.text));
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
