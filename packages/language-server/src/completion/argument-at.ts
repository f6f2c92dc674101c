import type { Reference } from '@veloway/vtl';
import { referenceBefore, wordStart } from './reference-before.js';

/** A call whose parentheses a place is between. */
export interface CallAt {
  readonly receiver: Reference;
  /** Where the receiver's `$` stands. */
  readonly start: number;
  readonly method: string;
  /** Which argument, from 0. */
  readonly index: number;
}

/** A text between quotes that a place is in: an argument of a call, or what stands between brackets. */
export interface TextArgument {
  readonly receiver: Reference;
  readonly start: number;
  /** Undefined between brackets. */
  readonly method: string | undefined;
  readonly index: number;
  readonly quote: '"' | "'";
  /** Where the text begins. */
  readonly contentStart: number;
  /** Where it ends: its closing quote, or the place itself where there is none on the line. */
  readonly contentEnd: number;
}

const MOST_CHARACTERS = 1000;

/** @returns the quoted text around a place that is an argument or a key */
export function textArgumentAt(text: string, offset: number): TextArgument | undefined {
  const least = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - MOST_CHARACTERS);
  const seen = new Set<string>();
  for (let at = offset - 1; at >= least && seen.size < 2; at--) {
    const quote = text.charAt(at);
    if ((quote !== '"' && quote !== "'") || seen.has(quote)) continue;
    seen.add(quote);
    const owner = ownerOf(text, at);
    if (owner !== undefined) return { ...owner, quote, contentStart: at + 1, contentEnd: closing(text, quote, offset) };
  }
  return undefined;
}

function closing(text: string, quote: string, offset: number): number {
  const line = text.indexOf('\n', offset);
  const close = text.indexOf(quote, offset);
  return close < 0 || (line >= 0 && close > line) ? offset : close;
}

function ownerOf(
  text: string,
  quote: number,
): Pick<TextArgument, 'receiver' | 'start' | 'method' | 'index'> | undefined {
  const before = text.slice(Math.max(0, quote - 200), quote).trimEnd();
  const at = quote - (text.slice(Math.max(0, quote - 200), quote).length - before.length);
  if (text.charAt(at - 1) === '[') {
    const found = referenceBefore(text, at - 1);
    return found === undefined
      ? undefined
      : { receiver: found.reference, start: found.start, method: undefined, index: 0 };
  }
  return text.charAt(at - 1) === '(' || text.charAt(at - 1) === ',' ? callAt(text, at) : undefined;
}

/** @returns the innermost call of a method whose arguments a place is among */
export function callAt(text: string, offset: number): CallAt | undefined {
  const least = Math.max(0, offset - MOST_CHARACTERS);
  let index = 0;
  let depth = 0;
  for (let at = offset - 1; at >= least; at--) {
    const char = text.charAt(at);
    if (char === '"' || char === "'") at = quoteBefore(text, char, at, least);
    else if (char === ')' || char === ']' || char === '}') depth++;
    else if (depth > 0 && (char === '(' || char === '[' || char === '{')) depth--;
    else if (depth === 0 && char === ',') index++;
    else if (char === '(') return calledAt(text, at, index) ?? undefined;
    else if (char === '[' || char === '{') index = 0;
  }
  return undefined;
}

/** A quote that nothing opens is where the place itself is: the text before it counts. */
function quoteBefore(text: string, quote: string, at: number, least: number): number {
  const line = text.lastIndexOf('\n', at);
  const opening = text.lastIndexOf(quote, at - 1);
  return opening < Math.max(least, line) ? at : opening;
}

function calledAt(text: string, open: number, index: number): CallAt | undefined {
  const name = wordStart(text, open);
  if (name === open || text.charAt(name - 1) !== '.') return undefined;
  const found = referenceBefore(text, name - 1);
  if (found === undefined) return undefined;
  return { receiver: found.reference, start: found.start, method: text.slice(name, open), index };
}
