import { charOf, isDigit, parseIndex } from './cursor.js';
import { invalidPath } from './json-path-error.js';
import type { ArrayOperation, PathToken } from './token.js';

/**
 * Reads the step into an array: `[1]`, `[0,2]`, `[1:]`, `[:2]`, `[1:2]` or `[(@.length-1)]`. Whatever follows the
 * numbers is ignored, as Jayway JsonPath 2.0.0 does.
 *
 * @param start where the first digit, colon, minus or `@` stands
 * @throws JsonPathError where Jayway throws
 */
export function parseArrayToken(fragment: string, start: number): PathToken {
  if (fragment.charAt(start) === '@') return parseFromEnd(fragment, start + 2);
  const scan: IndexScan = { fragment, at: start, pending: '', numbers: [], seen: new Set() };
  scanIndexes(scan);
  if (scan.pending !== '') scan.numbers.push(parseIndex(scan.pending));
  return { kind: 'array', operation: operationOf(scan), numbers: scan.numbers };
}

interface IndexScan {
  readonly fragment: string;
  at: number;
  /** The digits of a number that is not complete. */
  pending: string;
  readonly numbers: number[];
  readonly seen: Set<ArrayOperation>;
}

function operationOf({ numbers, seen }: IndexScan): ArrayOperation {
  if (numbers.length === 1 && !seen.has('to') && !seen.has('from')) return 'index';
  if (seen.has('indexes')) return 'indexes';
  if (seen.has('from')) return 'from';
  return seen.has('to') ? 'to' : 'between';
}

function scanIndexes(scan: IndexScan): void {
  for (;;) {
    const char = charOf(scan.fragment, scan.at);
    if (!isDigit(char) && !',: -'.includes(char)) return;
    if (char === ':') scanColon(scan);
    else if (char === ',') {
      scan.seen.add('indexes');
      takePending(scan);
    } else if (char !== ' ') scan.pending += char;
    // After a slice this skips one character, whatever it is: that is how [1:3:2] and [1:3,4] come to be read.
    if (charOf(scan.fragment, scan.at) === ']') return;
    scan.at++;
  }
}

function scanColon(scan: IndexScan): void {
  const opens = scan.pending === '';
  if (!opens) takePending(scan);
  scan.at++;
  scanDigits(scan);
  const isOpenEnded = !opens && scan.pending === '';
  scan.seen.add(opens ? 'to' : isOpenEnded ? 'from' : 'between');
  if (!isOpenEnded) takePending(scan);
}

function scanDigits(scan: IndexScan): void {
  for (; ; scan.at++) {
    const char = charOf(scan.fragment, scan.at);
    if (!isDigit(char) && char !== ' ' && char !== '-') return;
    if (char !== ' ') scan.pending += char;
  }
}

function takePending(scan: IndexScan): void {
  scan.numbers.push(parseIndex(scan.pending));
  scan.pending = '';
}

/** Reads `length-1` or `size()-1` up to the parenthesis that must end it. */
function parseFromEnd(fragment: string, start: number): PathToken {
  let at = start;
  let name = '';
  for (; charOf(fragment, at) !== '-'; at++) if (!' ()'.includes(fragment.charAt(at))) name += fragment.charAt(at);
  if (name !== 'size' && name !== 'length') {
    throw invalidPath(`@.${name} is unknown. Write [(@.length-1)] for the last element of an array.`);
  }
  let distance = '';
  for (; charOf(fragment, at) !== ')'; at++) if (fragment.charAt(at) !== ' ') distance += fragment.charAt(at);
  return { kind: 'array', operation: 'from-end', numbers: [parseIndex(distance)] };
}
