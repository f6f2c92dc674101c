import { JavaError } from './java-error.js';
import { JavaArray, JavaByte } from './value.js';

type Encoder = (text: string) => number[];

const ENCODERS: ReadonlyMap<string, Encoder> = new Map<string, Encoder>([
  ['utf-8', utf8],
  ['utf8', utf8],
  ['us-ascii', (text) => singleBytes(text, 0x7f)],
  ['ascii', (text) => singleBytes(text, 0x7f)],
  ['iso-8859-1', (text) => singleBytes(text, 0xff)],
  ['iso8859_1', (text) => singleBytes(text, 0xff)],
  ['latin1', (text) => singleBytes(text, 0xff)],
  ['utf-16', (text) => (text === '' ? [] : [0xfe, 0xff, ...utf16(text, true)])],
  ['utf-16be', (text) => utf16(text, true)],
  ['utf-16le', (text) => utf16(text, false)],
]);

/**
 * @param charset a name that Java knows, in any case; UTF-8, UTF-16, ISO-8859-1 and US-ASCII are supported
 * @returns the bytes of a text, as `String.getBytes`; what cannot be encoded becomes `?`
 * @throws JavaError `UnsupportedEncodingException`
 */
export function encode(text: string, charset = 'utf-8'): JavaArray {
  const encoder = ENCODERS.get(charset.toLowerCase());
  if (encoder === undefined) throw new JavaError('UnsupportedEncodingException', charset);
  const bytes = encoder(text).map((byte) => new JavaByte((byte << 24) >> 24));
  return new JavaArray(bytes, 'byte');
}

function utf8(text: string): number[] {
  // Half of a surrogate pair has no encoding.
  return Array.from(new TextEncoder().encode(text.replace(/\p{Surrogate}/gu, '?')));
}

function singleBytes(text: string, last: number): number[] {
  return Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code > last ? 0x3f : code;
  });
}

function utf16(text: string, bigEndian: boolean): number[] {
  const bytes: number[] = [];
  for (const char of text.replace(/\p{Surrogate}/gu, '\ufffd').split('')) {
    const code = char.charCodeAt(0);
    if (bigEndian) bytes.push(code >> 8, code & 0xff);
    else bytes.push(code & 0xff, code >> 8);
  }
  return bytes;
}
