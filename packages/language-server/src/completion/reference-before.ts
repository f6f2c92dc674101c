import { parse, type Reference } from '@veloway/vtl';

/** A reference that ends at a place, found by looking back from there: it works in text that cannot be parsed. */
export interface ReferenceBefore {
  readonly reference: Reference;
  /** Where its `$` stands. */
  readonly start: number;
}

/** How far back a reference is looked for. */
const MOST_CHARACTERS = 2000;

const NAME = /[\w-]/;

/** @returns the reference that ends right before a place, or undefined where none does */
export function referenceBefore(text: string, end: number): ReferenceBefore | undefined {
  const name = nameOfChain(text, end);
  if (name === undefined) return undefined;
  const dollar = dollarBefore(text, name);
  if (dollar === undefined) return undefined;
  const [first] = parse(`$${text.slice(name, end)}`).tree.children;
  return first?.kind === 'Reference' ? { reference: first, start: dollar } : undefined;
}

/** @returns where the word that ends at a place begins */
export function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && NAME.test(text.charAt(start - 1))) start--;
  return start;
}

/** @returns where the word ends that a place is in or before */
export function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && NAME.test(text.charAt(end))) end++;
  return end;
}

/** @returns where the `$` stands that a name follows, with what may be between them: `!` and `{` */
export function dollarBefore(text: string, name: number): number | undefined {
  const found = /\$!?\{?$/.exec(text.slice(Math.max(0, name - 3), name));
  return found === null ? undefined : name - found[0].length;
}

/** Goes back over members, arguments and indexes, up to the name of the variable. */
function nameOfChain(text: string, end: number): number | undefined {
  const least = Math.max(0, end - MOST_CHARACTERS);
  let at = end;
  while (at > least) {
    const last = text.charAt(at - 1);
    if (last === ']') {
      const open = openingBefore(text, at - 1, least);
      if (open === undefined) return undefined;
      at = open;
      continue;
    }
    const from = last === ')' ? openingBefore(text, at - 1, least) : at;
    if (from === undefined) return undefined;
    const name = wordStart(text, from);
    if (name === from) return undefined;
    if (text.charAt(name - 1) !== '.') return name;
    at = name - 1;
  }
  return undefined;
}

/** @returns where the bracket opens that closes at a place; brackets between quotes do not count */
export function openingBefore(text: string, close: number, least: number): number | undefined {
  let depth = 0;
  for (let at = close; at >= least; at--) {
    const char = text.charAt(at);
    if (char === '"' || char === "'") at = text.lastIndexOf(char, at - 1);
    if (at < 0) return undefined;
    if (char === ')' || char === ']' || char === '}') depth++;
    if (char === '(' || char === '[' || char === '{') depth--;
    if (depth === 0) return at;
  }
  return undefined;
}
