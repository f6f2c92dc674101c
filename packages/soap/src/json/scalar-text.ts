import type { JsonType } from './json-options.js';
import type { JsonScalar } from './json-value.js';

/** What XML Schema's double and decimal have in common with what JavaScript reads. */
const NUMBER = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?$/;

/** Numbers as JSON writes them, without exponents: `1e5` is more often a part of a key than a number. */
const PLAIN_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** Longer texts are no numbers that a double keeps. */
const LONGEST_NUMBER = 40;

/** @returns the text as a value of the type, or the text itself where it is none or would lose digits */
export function typedText(text: string, type: JsonType): JsonScalar {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return booleanOf(text.trim()) ?? text;
    case 'number': {
      const trimmed = text.trim();
      return trimmed.length <= LONGEST_NUMBER && NUMBER.test(trimmed) ? exactNumber(trimmed, text) : text;
    }
    default:
      return type satisfies never;
  }
}

/** @returns the text as a number or boolean where it looks like one that JSON would write, or else the text itself */
export function inferredText(text: string): JsonScalar {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text.length > LONGEST_NUMBER || !PLAIN_NUMBER.test(text)) return text;
  return exactNumber(text, text);
}

/** The lexical forms of XML Schema's boolean. */
function booleanOf(text: string): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

/** A double keeps any 15 digits, and integers up to 2^53; minus zero would be written without its sign. */
function exactNumber(trimmed: string, text: string): JsonScalar {
  const value = Number(trimmed);
  const [mantissa = ''] = trimmed.split(/[eE]/);
  const digits = mantissa.replace(/[^0-9]/g, '').replace(/^0+/, '');
  if (!Number.isFinite(value) || Object.is(value, -0) || (value === 0 && digits !== '')) return text;
  if (Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER && !/[.eE]/.test(trimmed)) return value;
  return digits.length <= 15 ? value : text;
}
