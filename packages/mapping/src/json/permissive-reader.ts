import { JavaFloat, JavaList, JavaMap, type JavaValue } from '@veloway/vtl';
import { InvalidJsonError } from './invalid-json-error.js';
import { checkNesting } from './nesting.js';
import { fractionOf, integerOf } from './number.js';
import { trimJava } from './trim-java.js';
import { unescapePermissive } from './unescape-permissive.js';

/** json-smart marks the end of its input by this character, and takes one in the text for the end as well. */
const END = 26;
const QUOTE = 34;
const APOSTROPHE = 39;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const COLON = 58;
const BRACKET = 91;
const BRACKET_END = 93;
const BRACE = 123;
const BRACE_END = 125;
/** Characters from here on do not make a bare word of the number that they follow; they start the next value. */
const FIRST_NON_STOP = 126;

/** The two characters that end a bare word where it stands. */
type Stops = readonly [number, number];
const IN_TEXT: Stops = [END, END];
const IN_ARRAY: Stops = [COMMA, BRACKET_END];
const IN_OBJECT: Stops = [COMMA, BRACE_END];
const IN_KEY: Stops = [COLON, COLON];

/** Reads whatever json-smart 2.2 reads in `MODE_PERMISSIVE`, for texts that are not strict JSON. */
export class PermissiveReader {
  private at = 0;
  private depth = 0;
  /** The character at `at`, or {@link END}. */
  private code: number;

  constructor(private readonly text: string) {
    this.code = text.length === 0 ? END : text.charCodeAt(0);
  }

  /** @returns the first value; what follows it is ignored, as json-smart does */
  readText(): JavaValue {
    return this.readValue(IN_TEXT);
  }

  private moveTo(at: number): void {
    this.at = at;
    this.code = at >= this.text.length ? END : this.text.charCodeAt(at);
  }

  private readValue(stops: Stops): JavaValue {
    while (isSpace(this.code)) this.moveTo(this.at + 1);
    const code = this.code;
    if (code === BRACE) return this.readObject();
    if (code === BRACKET) return this.readArray();
    if (code === QUOTE || code === APOSTROPHE) return this.readString();
    if (code === COLON || code === BRACE_END || code === BRACKET_END) throw this.unexpected(this.at);
    if (code === MINUS || isDigit(code)) return this.readNumber(stops);
    const word = this.readWord(this.at, stops);
    // A control character before a word is trimmed, but keeps `true` and its like from being more than words.
    return code <= 32 ? word : valueOfWord(word);
  }

  private readArray(): JavaList {
    checkNesting(++this.depth);
    const items: JavaValue[] = [];
    this.moveTo(this.at + 1);
    while (this.code !== BRACKET_END) {
      if (isSpace(this.code) || this.code === COMMA) this.moveTo(this.at + 1);
      else if (this.code === COLON || this.code === BRACE_END) throw this.unexpected(this.at);
      else if (this.code === END) throw this.unexpected(this.at - 1);
      else items.push(this.readValue(IN_ARRAY));
    }
    this.moveTo(this.at + 1);
    this.depth--;
    return new JavaList(items, 'JSONArray');
  }

  private readObject(): JavaMap {
    checkNesting(++this.depth);
    const map = new JavaMap();
    this.moveTo(this.at + 1);
    while (this.code !== BRACE_END) {
      if (isSpace(this.code) || this.code === COMMA) this.moveTo(this.at + 1);
      else this.readEntry(map);
    }
    this.moveTo(this.at + 1);
    this.depth--;
    return map;
  }

  private readEntry(map: JavaMap): void {
    const key = this.readKey();
    this.skipControls();
    if (!this.isAt(COLON)) throw this.unexpected(this.at - 1);
    if (this.at + 1 >= this.text.length) throw this.unexpected(this.at);
    this.moveTo(this.at + 1);
    map.set(key, this.readValue(IN_OBJECT));
    this.skipControls();
    if (!this.isAt(COMMA) && !this.isAt(BRACE_END)) throw this.unexpected(this.at - 1);
  }

  private readKey(): string {
    const code = this.code;
    if (code === QUOTE || code === APOSTROPHE) return this.readString();
    const opens = code === BRACE || code === BRACKET || code === BRACKET_END;
    if (opens || code === COLON) throw this.unexpected(this.at);
    return this.readWord(this.at, IN_KEY);
  }

  private readString(): string {
    const start = this.at + 1;
    const end = this.text.indexOf(String.fromCharCode(this.code), start);
    if (end < 0) throw this.unexpected(this.text.length);
    const plain = this.text.slice(start, end);
    if (!plain.includes('\\')) {
      this.moveTo(end + 1);
      return plain;
    }
    const string = unescapePermissive(this.text, this.at);
    this.moveTo(string.end);
    return string.value;
  }

  /** Reads up to what ends a bare word; `from` is where the word starts, which may be before the reader's place. */
  private readWord(from: number, stops: Stops): string {
    while (!this.isStop(stops)) this.moveTo(this.at + 1);
    return trimJava(this.text.slice(from, this.at));
  }

  private readNumber(stops: Stops): JavaValue {
    const start = this.at;
    this.moveTo(start + 1);
    this.skipDigits();
    const whole = this.code !== DOT && !isExponent(this.code);
    if (this.code === DOT) {
      this.moveTo(this.at + 1);
      this.skipDigits();
    }
    if (isExponent(this.code) && !this.skipExponent()) return this.readWord(start, stops);
    this.skipControls();
    if (this.code < FIRST_NON_STOP && !this.isStop(stops)) return this.readWord(start, stops);
    const text = trimJava(this.text.slice(start, this.at));
    return whole ? integerOf(text) : this.fraction(text);
  }

  private skipExponent(): boolean {
    this.moveTo(this.at + 1);
    if (this.code !== PLUS && this.code !== MINUS && !isDigit(this.code)) return false;
    this.moveTo(this.at + 1);
    this.skipDigits();
    return true;
  }

  private fraction(text: string): JavaValue {
    const value = fractionOf(text);
    if (value !== undefined) return value;
    const message = `The JSON holds '${text}', which starts like a number and is none. Write a number, or quote the text.`;
    throw new InvalidJsonError(message, this.at - text.length, 'NumberFormatException');
  }

  private skipDigits(): void {
    while (isDigit(this.code)) this.moveTo(this.at + 1);
  }

  private skipControls(): void {
    while (this.code <= 32 && this.code !== END) this.moveTo(this.at + 1);
  }

  private isAt(code: number): boolean {
    return this.code === code;
  }

  private isStop(stops: Stops): boolean {
    return this.code === END || this.code === stops[0] || this.code === stops[1];
  }

  private unexpected(offset: number): InvalidJsonError {
    const found = this.code === END ? 'it ends too early' : `'${String.fromCharCode(this.code)}' is out of place`;
    return new InvalidJsonError(`The text cannot be read as JSON: ${found}, near character ${offset}.`, offset);
  }
}

function valueOfWord(word: string): JavaValue {
  if (word === 'null') return null;
  if (word === 'true') return true;
  if (word === 'false') return false;
  return word === 'NaN' ? new JavaFloat(Number.NaN) : word;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isExponent(code: number): boolean {
  return (code | 32) === 101;
}
