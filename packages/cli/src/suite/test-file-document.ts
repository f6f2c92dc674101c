import type { Range } from '@veloway/vtl';
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { SuiteProblem } from './suite.js';
import { problemInText, problemOfFile } from './suite-problem.js';

/** The keys and indices that lead to a value. */
export type DocumentPath = readonly (string | number)[];

/** A test file's data, whole numbers as bigints so that none of their digits is lost, and where it stands. */
export interface TestFileDocument {
  readonly file: string;
  readonly data: unknown;
  /** @returns the line of a value; of one that is missing, that of what should hold it */
  line(path: DocumentPath): number;
  /** @returns a problem about a value, or about its key */
  problem(path: DocumentPath, message: string, at?: 'key' | 'value'): SuiteProblem;
}

/** What `yaml` says in its own terms, or not at all. */
const REASONS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'it holds several documents, and should be one',
  'Maximum call stack size exceeded': 'it nests too deep',
};

/** How many values the aliases of a file may expand to, as `yaml` counts them; it bounds what a few lines can ask for. */
const MAX_ALIASES = 1000;

/**
 * Reads YAML, of which JSON is a part. Aliases and `<<` are resolved.
 *
 * @returns the document, or what is wrong with its syntax
 */
export function parseTestFile(text: string, file: string): TestFileDocument | readonly SuiteProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, merge: true, intAsBigInt: true, lineCounter: lines });
  const problems = [...document.errors, ...document.warnings].map(({ pos: [start, end], message, code }) => {
    const reason = REASONS[code === 'MULTIPLE_DOCS' ? code : message] ?? message.replace(/\.$/, '');
    return problemInText(file, text, { start, end }, `The test file cannot be read: ${reason}.`);
  });
  const broken = problems.length > 0 ? undefined : brokenAlias(document);
  if (broken !== undefined) problems.push(problemInText(file, text, rangeOf(broken.node), broken.message));
  if (problems.length > 0) return problems;
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { file, data, ...places(document, text, file, lines) };
  } catch (error) {
    return [problemOfFile(file, unreadable(error))];
  }
}

/** @returns the first alias that has no anchor, or stands within what it repeats */
function brokenAlias(document: Document): { node: Node; message: string } | undefined {
  let found: { node: Node; message: string } | undefined;
  visit(document, {
    Alias(_, node) {
      const target = node.resolve(document);
      const name = `\`*${node.source}\``;
      if (target === undefined)
        found = { node, message: `${name} repeats nothing: put \`&${node.source}\` before it.` };
      else if (rangeOf(target).start <= rangeOf(node).start && rangeOf(node).end <= rangeOf(target).end) {
        found = {
          node,
          message: `${name} stands within what it repeats, which has no end: write out what it should be.`,
        };
      }
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
}

function unreadable(error: unknown): string {
  const { message } = error as Error;
  if (!message.startsWith('Excessive alias count')) return `The test file cannot be read: ${message}.`;
  return `The aliases of this file repeat more than ${MAX_ALIASES} values: write some of them out, or split the file.`;
}

function places(document: Document, text: string, file: string, lines: LineCounter) {
  const find = (path: DocumentPath, at: 'key' | 'value'): Range => rangeAt(document, path, at);
  return {
    line: (path: DocumentPath): number => lines.linePos(find(path, 'value').start).line,
    problem: (path: DocumentPath, message: string, at: 'key' | 'value' = 'value'): SuiteProblem =>
      problemInText(file, text, find(path, at), message),
  };
}

/** @returns where the last part of a path stands that the document has; it lacks what `<<` brought in */
function rangeAt(document: Document, path: DocumentPath, at: 'key' | 'value'): Range {
  let node: unknown = document.contents;
  let found = rangeOf(node);
  for (const [index, part] of path.entries()) {
    const child = childOf(isAlias(node) ? node.resolve(document) : node, part);
    if (child === undefined) break;
    const isKey = at === 'key' && index === path.length - 1;
    // An empty value has no text of its own.
    const value = rangeOf(child.value);
    found = (isKey || value.start === value.end) && child.key !== undefined ? rangeOf(child.key) : value;
    node = child.value;
  }
  return found;
}

function childOf(node: unknown, part: string | number): { key?: unknown; value: unknown } | undefined {
  if (isSeq(node)) return typeof part === 'number' && part in node.items ? { value: node.items[part] } : undefined;
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === part);
}

function rangeOf(node: unknown): Range {
  const [start, end] = (isPair(node) ? undefined : (node as Node | null)?.range) ?? [0, 0];
  return { start, end };
}
