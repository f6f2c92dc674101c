import { isLimited, type RegexNode } from './regex-node.js';
import { readChoice } from './regex-parser.js';
import type { Flags, RegexReader } from './regex-reader.js';

/** Nested deeper than this, groups are refused, as they take stack to read and to run. */
const MAX_NESTING = 250;

/**
 * Reads a group after its opening parenthesis.
 *
 * @returns null for `(?i)` and its like, which change the flags of what follows
 * @throws JavaError `PatternSyntaxException`
 */
export function readGroup(reader: RegexReader): RegexNode | null {
  if (reader.ahead(0) !== '?') return capture(reader);
  reader.take();
  const kind = reader.take();
  if (kind === ':') return body(reader);
  if (kind === '=' || kind === '!') return { kind: 'look', node: body(reader), ahead: true, negative: kind === '!' };
  if (kind === '>') return { kind: 'atomic', node: body(reader) };
  if (kind === '<') return readAngle(reader);
  reader.position--;
  return readFlags(reader);
}

function capture(reader: RegexReader, name?: string): RegexNode {
  const index = ++reader.groups;
  if (name !== undefined) reader.names.set(name, index);
  return { kind: 'group', index, node: body(reader) };
}

/** Flags that are set inside of a group end with it. */
function body(reader: RegexReader, flags: Flags = reader.flags): RegexNode {
  const before = reader.flags;
  if (++reader.depth > MAX_NESTING) throw reader.fail('Stack overflow during pattern compilation');
  reader.flags = flags;
  const node = readChoice(reader);
  if (reader.next() !== ')') throw reader.fail('Unclosed group', reader.position - 1);
  reader.flags = before;
  reader.depth--;
  return node;
}

function readAngle(reader: RegexReader): RegexNode {
  const char = reader.take();
  if (char === '=' || char === '!') return lookBehind(reader, char === '!');
  let name = char;
  if (!/^[A-Za-z]$/.test(char))
    throw reader.fail('capturing group name does not start with a Latin letter', reader.position - 1);
  while (/^[A-Za-z0-9]$/.test(reader.ahead(0))) name += reader.take();
  if (reader.take() !== '>') {
    throw reader.fail("named capturing group is missing trailing '>'", reader.position - 1);
  }
  if (reader.names.has(name)) throw reader.fail(`Named capturing group <${name}> is already defined`);
  return capture(reader, name);
}

function lookBehind(reader: RegexReader, negative: boolean): RegexNode {
  const node = body(reader);
  if (!isLimited(node)) {
    throw reader.fail('Look-behind group does not have an obvious maximum length', reader.position - 2);
  }
  return { kind: 'look', node, ahead: false, negative };
}

function readFlags(reader: RegexReader): RegexNode | null {
  let flags = reader.flags;
  let on = true;
  for (let char = reader.take(); ; char = reader.take()) {
    if (char === '-' && on) on = false;
    else if (/^[imsdux]$/.test(char)) flags = { ...flags, [char]: on };
    else if (char === 'U') flags = { ...flags, U: on, u: on };
    else if (char === ':') return body(reader, flags);
    else if (char === ')') break;
    else throw reader.fail('Unknown inline modifier', reader.position - 1);
  }
  reader.flags = flags;
  return null;
}
