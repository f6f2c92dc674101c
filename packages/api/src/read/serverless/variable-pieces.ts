import type { VariableSyntax } from '../computed/substituted-text.js';

/** A piece of a text: characters as they are, or a variable of the Serverless Framework. */
export interface VariablePiece {
  readonly kind: 'text' | 'variable';
  /** The characters; of a variable, how it is written. */
  readonly text: string;
  /** The offset of the piece in the text, and that after it. */
  readonly start: number;
  readonly end: number;
  /** Where a variable has its value from: the first source that has one. */
  readonly sources: readonly Source[];
}

/** `self:custom.name`, `file(x.yml):name`, `'text'`, `12`, or another variable. */
export interface Source {
  readonly kind: 'value' | 'literal' | 'variable';
  /** `self`; of what is no value, nothing. */
  readonly type: string;
  /** What is in the parentheses; undefined where there are none. */
  readonly parameters: string | undefined;
  /** What comes after the colon; of a literal, the text, and of a variable, how it is written. */
  readonly address: string;
}

/** What makes `${` a variable: a source in lower case, with `:` or `(` after it; `${x}` and `${A::B}` are none. */
const HEAD = /\$\{[a-z][a-zA-Z0-9.-]*(?:\(|:(?!:))/y;

/** The variables of the Serverless Framework. */
export const VARIABLE_SYNTAX: VariableSyntax = {
  by: 'serverless',
  isValueAlone: true,
  piecesOf: variablePieces,
  escaped: (text) => text.replace(/\$\{/g, (sign, at: number) => (isVariable(text, at) ? `\\${sign}` : sign)),
};

/** @returns the pieces of a text, or undefined where a variable has no end */
export function variablePieces(text: string): readonly VariablePiece[] | undefined {
  const pieces: VariablePiece[] = [];
  let at = 0;
  const plain = (from: number, to: number, end = to): void => {
    if (end > from) pieces.push({ kind: 'text', text: text.slice(from, to), start: from, end, sources: [] });
  };
  for (const { index } of text.matchAll(/\$\{/g)) {
    if (index < at || !isVariable(text, index)) continue;
    if (text[index - 1] === '\\' && index > at) {
      // What is escaped loses its backslash.
      plain(at, index - 1, index);
      at = index;
      continue;
    }
    const variable = variableAt(text, index);
    if (variable === undefined) return undefined;
    plain(at, index);
    pieces.push({ kind: 'variable', text: text.slice(index, variable.end), start: index, ...variable });
    at = variable.end;
  }
  plain(at, text.length);
  return pieces;
}

function isVariable(text: string, at: number): boolean {
  HEAD.lastIndex = at;
  return HEAD.test(text);
}

interface Found {
  readonly sources: readonly Source[];
  readonly end: number;
}

function variableAt(text: string, start: number): Found | undefined {
  const sources: Source[] = [];
  let at = start + 2;
  for (;;) {
    while (text[at] === ' ') at++;
    const end = endOfSource(text, at);
    if (end === undefined) return undefined;
    sources.push(sourceOf(text.slice(at, end).trim()));
    if (text[end] === '}') return { sources, end: end + 1 };
    at = end + 1;
  }
}

/** @returns the offset of the comma or brace after a source, over variables, parentheses and quotes in it */
function endOfSource(text: string, from: number): number | undefined {
  let [braces, parentheses] = [0, 0];
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if ((character === '"' || character === "'") && /[\s,(:]/.test(text[at - 1] ?? ' ')) quote = character;
    else if (text.startsWith('${', at)) {
      braces++;
      at++;
    } else if (character === '}' && braces > 0) braces--;
    else if (character === '(') parentheses++;
    else if (character === ')') parentheses = Math.max(0, parentheses - 1);
    else if (braces === 0 && (character === '}' || (character === ',' && parentheses === 0))) return at;
  }
  return undefined;
}

function sourceOf(text: string): Source {
  if (text.startsWith('${')) return { kind: 'variable', type: '', parameters: undefined, address: text };
  const [found, type = '', parameters, address = ''] =
    /^([a-zA-Z][a-zA-Z0-9.-]*)(?:\(([\s\S]*)\))?(?::([\s\S]*))?$/.exec(text) ?? [];
  const isValue = found !== undefined && (parameters !== undefined || text.includes(':'));
  if (isValue) return { kind: 'value', type, parameters: parameters?.trim(), address: unquoted(address.trim()) };
  return { kind: 'literal', type: '', parameters: undefined, address: text };
}

/** @returns a text without the quotes around it */
export function unquoted(text: string): string {
  return /^(?:"[^"]*"|'[^']*')$/.test(text) ? text.slice(1, -1) : text;
}
