import { fieldName, JavaList, JavaMap, type JavaValue } from '@veloway/vtl';
import { checkNesting } from './nesting.js';
import { fractionOf, integerOf, smallInteger } from './number.js';

const QUOTE = 34;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const BRACKET = 91;
const BACKSLASH = 92;
const BRACKET_END = 93;
const LETTER_E = 101;
const BRACE = 123;
const BRACE_END = 125;
/** Up to so many digits and no more than a minus before them, a number is read digit by digit. */
const PLAIN_DIGITS = 15;

/**
 * Reads JSON that is JSON. Each `read` method answers undefined at the first thing that is not, and the text then goes
 * to the permissive reader from its start. A value read here is the one that json-smart reads.
 */
export class StrictReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  /** @returns the value of the text, or undefined where the text is not strict JSON */
  readText(): JavaValue | undefined {
    const first = this.skipSpace();
    const value = this.readValue(first);
    // What follows an array, object or string is nothing to json-smart; what follows a bare word belongs to the word.
    if (first === BRACE || first === BRACKET || first === QUOTE) return value;
    this.skipSpace();
    return this.at === this.text.length ? value : undefined;
  }

  private readValue(first: number): JavaValue | undefined {
    if (first === QUOTE) return this.readString();
    if (first === BRACE) return this.readObject();
    if (first === BRACKET) return this.readArray();
    if (first === MINUS || (first >= ZERO && first <= NINE)) return this.readNumber(first);
    return this.readWord(first);
  }

  private readObject(): JavaMap | undefined {
    checkNesting(++this.depth);
    this.at++;
    const map = new JavaMap();
    let next = this.skipSpace();
    if (next !== BRACE_END) {
      for (;;) {
        if (!this.readEntry(map, next)) return undefined;
        next = this.skipSpace();
        if (next === BRACE_END) break;
        if (next !== COMMA) return undefined;
        this.at++;
        next = this.skipSpace();
      }
    }
    this.at++;
    this.depth--;
    return map;
  }

  private readEntry(map: JavaMap, first: number): boolean {
    if (first !== QUOTE) return false;
    const key = this.readString();
    if (key === undefined || this.skipSpace() !== COLON) return false;
    this.at++;
    const value = this.readValue(this.skipSpace());
    if (value === undefined) return false;
    // The map is new and has none but string keys, so its fields may be filled without asking it.
    const name = fieldName(key);
    if (map.fields[name] === undefined) {
      map.size++;
      map.modifications++;
    }
    map.fields[name] = value;
    return true;
  }

  private readArray(): JavaList | undefined {
    checkNesting(++this.depth);
    this.at++;
    const items: JavaValue[] = [];
    let next = this.skipSpace();
    if (next !== BRACKET_END) {
      for (;;) {
        const value = this.readValue(next);
        if (value === undefined) return undefined;
        items.push(value);
        next = this.skipSpace();
        if (next === BRACKET_END) break;
        if (next !== COMMA) return undefined;
        this.at++;
        next = this.skipSpace();
      }
    }
    this.at++;
    this.depth--;
    return new JavaList(items, 'JSONArray');
  }

  private readString(): string | undefined {
    const text = this.text;
    const start = this.at + 1;
    for (let end = start; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === QUOTE) {
        this.at = end + 1;
        return text.slice(start, end);
      }
      if (code === BACKSLASH) return this.readEscapedString(end);
    }
    return undefined;
  }

  private readEscapedString(firstEscape: number): string | undefined {
    const text = this.text;
    let end = firstEscape;
    while (end < text.length && text.charCodeAt(end) !== QUOTE) end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
    if (end >= text.length) return undefined;
    const quoted = text.slice(this.at, end + 1);
    this.at = end + 1;
    // json-smart drops DEL from strings with escapes, and from no others.
    return quoted.includes('\x7f') ? undefined : decodeEscapes(quoted);
  }

  private readNumber(first: number): JavaValue | undefined {
    const text = this.text;
    const start = this.at;
    let at = first === MINUS ? start + 1 : start;
    const digits = at;
    let value = 0;
    let code = text.charCodeAt(at);
    while (code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO;
      code = text.charCodeAt(++at);
    }
    if (at === digits || (at > digits + 1 && text.charCodeAt(digits) === ZERO)) return undefined;
    this.at = at;
    if (code === DOT || (code | 32) === LETTER_E) return this.readFraction(start);
    if (at - digits > PLAIN_DIGITS) return integerOf(text.slice(start, at));
    return smallInteger(first === MINUS ? -value : value);
  }

  private readFraction(start: number): JavaValue | undefined {
    if (this.text.charCodeAt(this.at) === DOT && !this.skipDigits(this.at + 1)) return undefined;
    if ((this.text.charCodeAt(this.at) | 32) === LETTER_E) {
      const sign = this.text.charCodeAt(this.at + 1);
      if (!this.skipDigits(this.at + (sign === PLUS || sign === MINUS ? 2 : 1))) return undefined;
    }
    return fractionOf(this.text.slice(start, this.at));
  }

  /** Goes behind the digits at a place. @returns whether there are any */
  private skipDigits(from: number): boolean {
    let at = from;
    let code = this.text.charCodeAt(at);
    while (code >= ZERO && code <= NINE) code = this.text.charCodeAt(++at);
    this.at = at;
    return at > from;
  }

  private readWord(first: number): JavaValue | undefined {
    if (first === 116 && this.skipWord('true')) return true;
    if (first === 102 && this.skipWord('false')) return false;
    return first === 110 && this.skipWord('null') ? null : undefined;
  }

  private skipWord(word: string): boolean {
    const found = this.text.startsWith(word, this.at);
    this.at += word.length;
    return found;
  }

  /** @returns the code of the first character that is no space, NaN at the end of the text */
  private skipSpace(): number {
    let code = this.text.charCodeAt(this.at);
    while (code === 32 || code === 10 || code === 13 || code === 9) code = this.text.charCodeAt(++this.at);
    return code;
  }
}

function decodeEscapes(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
