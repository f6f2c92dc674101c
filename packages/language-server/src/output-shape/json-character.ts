import { expected, type JsonFault, jsonFault } from './json-fault.js';
import type { JsonCursor, JsonRole, JsonStates } from './json-state.js';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const DELIMITERS: ReadonlySet<number> = new Set([
  ...[QUOTE, COMMA, COLON, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE],
  ...[9, 10, 13, 32],
]);

/** Deeper than this nobody reads on. */
const DEEPEST = 100;
const LONGEST_WORD = 60;

/** Reads a character of the output; what is wrong is mended on the way. */
export function jsonCharacter(
  states: JsonStates,
  cursor: JsonCursor,
  code: number,
  at: number,
  end: number,
): JsonFault | undefined {
  if (cursor.mode === 'string') return inString(cursor, code, at, end);
  if (cursor.mode !== 'word') return structural(states, cursor, code, at, end);
  if (!DELIMITERS.has(code)) {
    addToWord(cursor, String.fromCharCode(code));
    return undefined;
  }
  const fault = finishWord(cursor, at);
  const next = structural(states, cursor, code, at, end);
  return fault ?? next;
}

export function addToWord(cursor: JsonCursor, text: string): void {
  if (cursor.word.length < LONGEST_WORD) cursor.word += text;
}

function inString(cursor: JsonCursor, code: number, at: number, end: number): JsonFault | undefined {
  if (cursor.escape !== 0) return inEscape(cursor, code, at);
  if (code === QUOTE) {
    afterValue(cursor, end, cursor.role);
    return undefined;
  }
  if (code === BACKSLASH) cursor.escape = -1;
  if (code !== 10 && code !== 13) return undefined;
  const fault = jsonFault('json-unclosed-string', cursor.at, cursor.at + 1, at, {
    problem: 'The string that begins here is not closed before the end of the line',
    advice: 'Close it with `"`, or write the line end as `\\n`.',
  });
  cursor.mode = 'lost';
  return fault;
}

function inEscape(cursor: JsonCursor, code: number, at: number): JsonFault | undefined {
  const character = String.fromCharCode(code);
  const isFirst = cursor.escape < 0;
  const isRight = isFirst ? '"\\/bfnrtu'.includes(character) : /[0-9a-fA-F]/.test(character);
  if (isRight) {
    cursor.escape = isFirst ? (character === 'u' ? 4 : 0) : cursor.escape - 1;
    return undefined;
  }
  cursor.escape = 0;
  const written = isFirst ? `\\${character}` : '\\u';
  return jsonFault('json-unexpected', at, at + 1, at, {
    problem: `\`${written}\` is no escape that JSON knows`,
    advice: isFirst ? `Write \`${character}\`, or \`\\\\${character}\` for a backslash.` : 'Four digits follow `\\u`.',
  });
}

/** A string, a word or a closed frame has ended. */
export function afterValue(cursor: JsonCursor, end: number, role: JsonRole): void {
  cursor.mode = role === 'key' ? 'colon' : role === 'either' ? 'fuzzy' : 'after';
  cursor.at = end;
  cursor.role = 'value';
  cursor.word = '';
}

function structural(
  states: JsonStates,
  cursor: JsonCursor,
  code: number,
  at: number,
  end: number,
): JsonFault | undefined {
  if (code === 32 || code === 10 || code === 13 || code === 9) return undefined;
  switch (code) {
    case COMMA:
      return comma(cursor, at, end);
    case COLON:
      return colon(cursor, at, end);
    case CLOSE_BRACE:
      return close(cursor, '{', at, end);
    case CLOSE_BRACKET:
      return close(cursor, '[', at, end);
    default:
      return beginValue(states, cursor, code, at, end);
  }
}

function comma(cursor: JsonCursor, at: number, end: number): JsonFault | undefined {
  const { mode, frame } = cursor;
  const fits = mode === 'after' || mode === 'fuzzy';
  if (fits && frame === undefined) return leave(cursor, mode, at, end, ',');
  const fault = fits ? undefined : unfit(cursor, ',', at, end);
  cursor.mode = frame === undefined ? 'lost' : frame.open === '{' ? 'next-key' : 'next-item';
  cursor.at = at;
  return fault;
}

/** Something stands behind the end of the document: of more than one document nothing is known. */
function leave(cursor: JsonCursor, mode: 'after' | 'fuzzy', at: number, end: number, found: string) {
  cursor.mode = 'lost';
  if (mode === 'fuzzy') return undefined;
  return jsonFault('json-unexpected', at, end, at, {
    problem: `\`${found}\` follows where the JSON has ended`,
    advice: 'Remove it, or a brace before it.',
  });
}

function colon(cursor: JsonCursor, at: number, end: number): JsonFault | undefined {
  const { mode, frame } = cursor;
  const fits = mode === 'colon' || (mode === 'fuzzy' && frame?.open === '{');
  const fault = fits || mode === 'fuzzy' ? undefined : unfit(cursor, ':', at, end);
  cursor.mode = fits ? 'member-value' : 'lost';
  cursor.at = at;
  return fault;
}

function unfit(cursor: JsonCursor, found: string, at: number, end: number): JsonFault {
  const what = expected(cursor.mode);
  return jsonFault('json-unexpected', at, end, at, {
    problem: `\`${found}\` stands where ${what} should be`,
    advice: found === ',' ? `Remove it, or write ${what} before it.` : `Write ${what}, or remove it.`,
  });
}

function close(cursor: JsonCursor, open: '{' | '[', at: number, end: number): JsonFault | undefined {
  const { mode, frame } = cursor;
  const closer = open === '{' ? '}' : ']';
  if (frame === undefined || frame.open !== open) return closeWrong(cursor, closer, at, end);
  const fault = beforeClose(cursor, closer, at, end);
  cursor.frame = frame.parent;
  afterValue(cursor, end, 'value');
  if (mode === 'fuzzy' && frame.parent === undefined) cursor.mode = 'after';
  return fault;
}

function closeWrong(cursor: JsonCursor, closer: string, at: number, end: number): JsonFault | undefined {
  const { frame, mode } = cursor;
  cursor.mode = 'lost';
  if (frame === undefined && mode === 'fuzzy') return undefined;
  const right = frame?.open === '{' ? '}' : ']';
  return jsonFault('json-unbalanced', at, end, at, {
    problem:
      frame === undefined
        ? `\`${closer}\` closes nothing`
        : `\`${closer}\` stands where \`${right}\` should close \`${frame.open}\``,
    advice: frame === undefined ? 'Remove it, or open what it closes.' : `Close \`${frame.open}\` first.`,
  });
}

function beforeClose({ mode, at: before }: JsonCursor, closer: string, at: number, end: number): JsonFault | undefined {
  if (mode === 'next-key' || mode === 'next-item') {
    return jsonFault('json-trailing-comma', before, before + 1, at, {
      problem: `After this comma comes \`${closer}\``,
      advice: 'JSON allows no comma after the last one: print it only before another.',
    });
  }
  if (mode !== 'member-value' && mode !== 'colon') return undefined;
  const missing = mode === 'colon' ? 'key has no colon and no value' : 'key has no value';
  return jsonFault('json-unexpected', at, end, at, {
    problem: `The last ${missing} before \`${closer}\``,
    advice: 'Write a value, or `null`.',
  });
}

function beginValue(
  states: JsonStates,
  cursor: JsonCursor,
  code: number,
  at: number,
  end: number,
): JsonFault | undefined {
  const { mode, frame } = cursor;
  if (frame === undefined && (mode === 'after' || mode === 'fuzzy')) return anotherDocument(cursor, code, at, end);
  const fault = beforeValue(cursor, code, at, end);
  if (code === QUOTE) beginString(cursor, roleAt(cursor), at);
  else if (code === OPEN_BRACE || code === OPEN_BRACKET) open(states, cursor, code === OPEN_BRACE ? '{' : '[', at);
  else if (isStrange(code)) {
    cursor.mode = 'lost';
    return fault ?? (mode === 'fuzzy' ? undefined : strange(code, at, end));
  } else beginWord(cursor, String.fromCharCode(code), at);
  return fault;
}

/** Lines of JSON are a format of their own; anything else after the end is wrong. */
function anotherDocument(cursor: JsonCursor, code: number, at: number, end: number): JsonFault | undefined {
  const { mode } = cursor;
  const isDocument = code === OPEN_BRACE || code === OPEN_BRACKET || mode === 'fuzzy';
  if (!isDocument) return leave(cursor, 'after', at, end, String.fromCharCode(code));
  cursor.mode = 'lost';
  return undefined;
}

/** What is wrong with a value or key that begins here; it is mended. */
function beforeValue(cursor: JsonCursor, code: number, at: number, end: number): JsonFault | undefined {
  const { mode, frame } = cursor;
  if (mode === 'after' && code !== 47) return missingComma(cursor, at);
  if (mode === 'colon') {
    const fault = unfit(cursor, String.fromCharCode(code), at, end);
    cursor.mode = 'member-value';
    return fault;
  }
  const isKey = mode === 'first-key' || mode === 'next-key';
  if (!isKey || frame?.open !== '{' || (code !== OPEN_BRACE && code !== OPEN_BRACKET)) return undefined;
  return unfit(cursor, String.fromCharCode(code), at, end);
}

export function missingComma(cursor: JsonCursor, found: number): JsonFault {
  const { at, frame } = cursor;
  cursor.mode = frame?.open === '{' ? 'next-key' : 'next-item';
  return jsonFault('json-missing-comma', at - 1, at, found, {
    problem: 'Here a comma is missing',
    advice: 'Values of JSON stand apart by commas: print one between them.',
  });
}

export function roleAt({ mode }: JsonCursor): JsonRole {
  if (mode === 'first-key' || mode === 'next-key') return 'key';
  return mode === 'fuzzy' ? 'either' : 'value';
}

function beginString(cursor: JsonCursor, role: JsonRole, at: number): void {
  Object.assign(cursor, { mode: 'string', role, at, escape: 0, word: '' });
}

export function beginWord(cursor: JsonCursor, word: string, at: number): void {
  Object.assign(cursor, { role: roleAt(cursor), mode: 'word', at, word });
}

function open(states: JsonStates, cursor: JsonCursor, bracket: '{' | '[', at: number): void {
  cursor.frame = states.frameOf(bracket, at, cursor.frame);
  cursor.mode = cursor.frame.depth > DEEPEST ? 'lost' : bracket === '{' ? 'first-key' : 'first-item';
  cursor.at = -1;
}

/** Apostrophes and slashes begin nothing that JSON has, but strings and comments elsewhere. */
function isStrange(code: number): boolean {
  return code === 39 || code === 47;
}

function strange(code: number, at: number, end: number): JsonFault {
  const what = code === 39 ? "JSON's strings stand between `\"`, not between `'`" : 'JSON has no comments';
  const advice = code === 39 ? 'Write `"` instead.' : 'Write `##`, which prints nothing.';
  return jsonFault('json-unexpected', at, end, at, { problem: what, advice });
}

const LITERAL = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/;

/** What stands between the digits that references print, where the whole is a number. */
const DIGITS = /^[-+.eE\d\0]*$/;

/** A word has ended; one that is no value of JSON is mended by the quotes that it lacks. */
export function finishWord(cursor: JsonCursor, end: number): JsonFault | undefined {
  const { word, role, at } = cursor;
  afterValue(cursor, end, role);
  if (role === 'either' || word.length >= LONGEST_WORD) return undefined;
  const isValue = word.includes('\0') ? DIGITS.test(word) : LITERAL.test(word);
  if (isValue && role === 'value') return undefined;
  const text = word.replaceAll('\0', '…');
  if (role === 'value' && /^[-+]?\.?\d[\d.]*$/.test(word)) {
    const advice = 'Write digits with a point between them at most, and no `0` before others.';
    return jsonFault('json-unexpected', at, end, at, { problem: `\`${text}\` is no number of JSON`, advice });
  }
  return jsonFault('json-unquoted-string', at, end, at, {
    problem: role === 'key' ? `The key \`${text}\` has no quotes` : `\`${text}\` is no value of JSON without quotes`,
    advice: 'Put it between `"`.',
  });
}

/** What is wrong where the output ends. */
export function endOfJson(cursor: JsonCursor): JsonFault | undefined {
  if (cursor.mode === 'lost') return undefined;
  const fault = cursor.mode === 'word' ? finishWord(cursor, cursor.at + cursor.word.length) : undefined;
  if (fault !== undefined) return fault;
  const { mode, at, frame } = cursor;
  if (mode === 'string') {
    const problem = 'The string that begins here is never closed';
    return jsonFault('json-unclosed-string', at, at + 1, at, { problem, advice: 'Close it with `"`.' });
  }
  if (frame === undefined) return undefined;
  return jsonFault('json-unbalanced', frame.at, frame.at + 1, frame.at, {
    problem: `This \`${frame.open}\` is never closed`,
    advice: `Write \`${frame.open === '{' ? '}' : ']'}\` where it ends.`,
  });
}
