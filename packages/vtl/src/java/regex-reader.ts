import type { JavaError } from './java-error.js';
import { patternError } from './regex-error.js';

/** The flags that `(?…)` sets. */
export interface Flags {
  readonly i: boolean;
  readonly u: boolean;
  readonly s: boolean;
  readonly m: boolean;
  readonly d: boolean;
  readonly x: boolean;
  readonly U: boolean;
}

/** No flag at all, as a pattern starts. */
export const NO_FLAGS: Flags = { i: false, u: false, s: false, m: false, d: false, x: false, U: false };

/** Reads the code points of a pattern one after the other. */
export class RegexReader {
  position = 0;
  flags: Flags = NO_FLAGS;
  groups = 0;
  depth = 0;
  readonly names = new Map<string, number>();
  private readonly characters: readonly string[];
  constructor(readonly pattern: string) {
    this.characters = Array.from(unquote(pattern));
  }

  /** The next character; an empty text at the end. In comments mode, white space and comments do not count. */
  peek(): string {
    if (this.flags.x) this.skipComments();
    return this.characters[this.position] ?? '';
  }

  /** The character a number of places after the next one, white space included. */
  ahead(count: number): string {
    return this.characters[this.position + count] ?? '';
  }

  next(): string {
    const char = this.peek();
    this.position++;
    return char;
  }

  /** The next character even if it is white space in comments mode. */
  take(): string {
    return this.characters[this.position++] ?? '';
  }

  /** Consumes a text if it comes next. */
  accept(text: string): boolean {
    this.peek();
    const length = Array.from(text).length;
    if (this.characters.slice(this.position, this.position + length).join('') !== text) return false;
    this.position += length;
    return true;
  }

  fail(description: string, index = this.position): JavaError {
    return patternError(description, this.pattern, index);
  }

  private skipComments(): void {
    for (;;) {
      const char = this.characters[this.position] ?? '';
      if (char === '#')
        while (!/^[\n\r\u0085\u2028\u2029]?$/.test(this.characters[this.position] ?? '')) this.position++;
      else if (/^[ \t\n\v\f\r]$/.test(char)) this.position++;
      else return;
    }
  }
}

/** Java turns `\Q…\E` into escapes of single characters before it reads a pattern. */
function unquote(pattern: string): string {
  let result = '';
  let index = 0;
  while (index < pattern.length) {
    if (pattern[index] !== '\\') result += pattern[index++];
    else if (pattern[index + 1] !== 'Q') {
      result += pattern.slice(index, index + 2);
      index += 2;
    } else {
      const end = pattern.indexOf('\\E', index + 2);
      const quoted = pattern.slice(index + 2, end < 0 ? pattern.length : end);
      result += quoted.replace(/[^A-Za-z0-9\u0080-\u{10ffff}]/gu, '\\$&');
      index = end < 0 ? pattern.length : end + 2;
    }
  }
  return result;
}
