import { ANY, LINE_ENDS, propertySet } from './char-property.js';
import { charSet, negate, setOf } from './char-set.js';
import { folded, readClass } from './regex-class.js';
import { readEscape } from './regex-escape.js';
import { readGroup } from './regex-group.js';
import type { Assertion, Regex, RegexNode, Repeat } from './regex-node.js';
import { RegexReader } from './regex-reader.js';

const NOTHING: RegexNode = { kind: 'sequence', nodes: [] };
const NOT_LINE_END = negate(LINE_ENDS);
const NOT_LINE_FEED = negate(setOf('\n'));

const ASSERTIONS: ReadonlyMap<string, Assertion['at']> = new Map<string, Assertion['at']>([
  ['A', 'textStart'],
  ['z', 'textEnd'],
  ['Z', 'finalEnd'],
  ['b', 'word'],
  ['B', 'notWord'],
  ['G', 'lastMatch'],
]);

/**
 * Reads a Java regular expression.
 *
 * @throws JavaError `PatternSyntaxException`
 */
export function parseRegex(pattern: string): Regex {
  const reader = new RegexReader(pattern);
  const root = readChoice(reader);
  if (reader.peek() === ')') throw reader.fail("Unmatched closing ')'", reader.position - 1);
  return { root, groups: reader.groups, names: reader.names };
}

/** Reads alternatives up to the end or a closing parenthesis, which is left. */
export function readChoice(reader: RegexReader): RegexNode {
  const nodes = [readSequence(reader)];
  while (reader.accept('|')) nodes.push(readSequence(reader));
  return nodes.length === 1 ? (nodes[0] ?? NOTHING) : { kind: 'choice', nodes };
}

function readSequence(reader: RegexReader): RegexNode {
  const nodes: RegexNode[] = [];
  for (let char = reader.peek(); char !== '' && char !== '|' && char !== ')'; char = reader.peek()) {
    const atom = readAtom(reader);
    if (atom !== null) nodes.push(readRepeat(reader, atom));
  }
  return nodes.length === 1 ? (nodes[0] ?? NOTHING) : { kind: 'sequence', nodes };
}

/** @returns null for `(?i)` and its like, which only change flags */
function readAtom(reader: RegexReader): RegexNode | null {
  const char = reader.next();
  switch (char) {
    case '(':
      return readGroup(reader);
    case '[':
      return { kind: 'set', set: readClass(reader) };
    case '\\':
      return readBackslash(reader);
    case '.':
      return { kind: 'set', set: reader.flags.s ? ANY : reader.flags.d ? NOT_LINE_FEED : NOT_LINE_END };
    case '^':
      return assertion(reader, reader.flags.m ? 'lineStart' : 'textStart');
    case '$':
      return assertion(reader, reader.flags.m ? 'lineEnd' : 'finalEnd');
    case '*':
    case '+':
    case '?':
      throw reader.fail(`Dangling meta character '${char}'`, reader.position - 1);
    case '{':
      // Java repeats an empty atom here.
      reader.position--;
      return NOTHING;
    default:
      return literal(reader, char.codePointAt(0) ?? 0);
  }
}

function literal(reader: RegexReader, code: number): RegexNode {
  return { kind: 'set', set: folded(reader, charSet([code, code])) };
}

function assertion(reader: RegexReader, at: Assertion['at']): RegexNode {
  return { kind: 'assert', at, unix: reader.flags.d };
}

function readBackslash(reader: RegexReader): RegexNode {
  const escaped = readEscape(reader);
  if (typeof escaped === 'number') return literal(reader, escaped);
  if (escaped !== null) return { kind: 'set', set: escaped };
  const letter = reader.take();
  const at = ASSERTIONS.get(letter);
  if (at !== undefined) return assertion(reader, at);
  if (/^[1-9]$/.test(letter)) return numbered(reader, Number(letter));
  if (letter === 'k') return named(reader);
  if (letter === 'R') return LINE_BREAK;
  if (letter === 'X') return cluster();
  throw reader.fail('Illegal/unsupported escape sequence', reader.position - 1);
}

/** More digits belong to the number as long as there are that many groups so far. */
function numbered(reader: RegexReader, first: number): RegexNode {
  let index = first;
  while (/^\d$/.test(reader.ahead(0)) && index * 10 + Number(reader.ahead(0)) <= reader.groups) {
    index = index * 10 + Number(reader.take());
  }
  return { kind: 'reference', index, fold: reader.flags.i };
}

function named(reader: RegexReader): RegexNode {
  if (reader.take() !== '<') throw reader.fail("\\k is not followed by '<' for named capturing group");
  let name = '';
  for (let char = reader.take(); char !== '>'; char = reader.take()) {
    if (!/^[A-Za-z0-9]$/.test(char)) throw reader.fail("named capturing group is missing trailing '>'");
    name += char;
  }
  const index = reader.names.get(name);
  if (index === undefined) throw reader.fail(`named capturing group <${name}> does not exist`, reader.position - 1);
  return { kind: 'reference', index, fold: reader.flags.i };
}

/** What `\R` means. */
const LINE_BREAK = lineBreak();

function lineBreak(): RegexNode {
  const pair: RegexNode[] = ['\r', '\n'].map((char) => ({ kind: 'set', set: setOf(char) }));
  const single: RegexNode = { kind: 'set', set: charSet([10, 13, 0x85, 0x85, 0x2028, 0x2029]) };
  return { kind: 'choice', nodes: [{ kind: 'sequence', nodes: pair }, single] };
}

/** A character with the marks that follow it, which is nearly what a grapheme cluster is. */
function cluster(): RegexNode {
  const marks = propertySet('M') ?? charSet([]);
  const rest: RegexNode = {
    kind: 'repeat',
    node: { kind: 'set', set: marks },
    min: 0,
    max: Infinity,
    mode: 'possessive',
  };
  return { kind: 'choice', nodes: [LINE_BREAK, { kind: 'sequence', nodes: [{ kind: 'set', set: ANY }, rest] }] };
}

function readRepeat(reader: RegexReader, node: RegexNode): RegexNode {
  const [min, max] = readCount(reader) ?? [];
  if (min === undefined || max === undefined) return node;
  let mode: Repeat['mode'] = 'greedy';
  if (reader.accept('?')) mode = 'lazy';
  else if (reader.accept('+')) mode = 'possessive';
  // Java repeats a line break without ever trying its other way.
  const repeated: RegexNode = node === LINE_BREAK ? { kind: 'atomic', node } : node;
  return { kind: 'repeat', node: repeated, min, max, mode };
}

function readCount(reader: RegexReader): [min: number, max: number] | null {
  if (reader.accept('?')) return [0, 1];
  if (reader.accept('*')) return [0, Infinity];
  if (reader.accept('+')) return [1, Infinity];
  if (reader.peek() !== '{') return null;
  if (!/^\d$/.test(reader.ahead(1))) throw reader.fail('Illegal repetition', reader.position + 1);
  reader.next();
  const min = readNumber(reader);
  let max = min;
  if (reader.accept(',')) max = reader.peek() === '}' ? Infinity : readNumber(reader);
  if (!reader.accept('}')) throw reader.fail('Unclosed counted closure');
  if (max < min) throw reader.fail('Illegal repetition range', reader.position - 1);
  return [min, max];
}

function readNumber(reader: RegexReader): number {
  let digits = '';
  while (/^\d$/.test(reader.ahead(0))) digits += reader.take();
  const value = digits === '' ? 0 : Number(digits);
  if (value > 0x7fffffff) throw reader.fail('Illegal repetition range');
  return value;
}
