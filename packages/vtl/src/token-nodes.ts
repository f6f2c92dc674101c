import type { IToken } from 'chevrotain';
import type * as Ast from './ast.js';
import { scanBackslashes } from './scan.js';
import * as T from './tokens.js';

/** Makes nodes of tokens, with what Velocity's `init` methods compute from a token's image. */

/** @returns the offset after a token's last character */
export function endOf(token: IToken): number {
  return (token.endOffset ?? token.startOffset) + 1;
}

export function text(token: IToken): Ast.Text {
  const { special } = token as T.VtlToken;
  const printed = special === undefined ? token.image : special + token.image;
  return { kind: 'Text', start: token.startOffset, end: endOf(token), text: printed };
}

export function comment(token: IToken): Ast.Comment {
  const line = token.image.indexOf('##');
  const block = token.image.indexOf('#*');
  const printed = token.image.slice(0, Math.max(0, line === -1 ? block : line));
  return { kind: 'Comment', start: token.startOffset, end: endOf(token), text: printed };
}

export function textBlock(token: IToken): Ast.TextBlock {
  return { kind: 'TextBlock', start: token.startOffset, end: endOf(token), text: token.image.slice(3, -3) };
}

const CONTROL: ReadonlySet<unknown> = new Set([T.If, T.ElseIf, T.Else, T.End]);

export function escapeNode(start: number, count: number, next: IToken): Ast.Escape {
  const beforeControl = CONTROL.has(next.tokenType);
  return { kind: 'Escape', start, end: start + 2 * count, count, beforeControl, next: next.image?.slice(1) ?? '' };
}

export function escapedDirective(token: IToken): Ast.EscapedDirective {
  const raw = token.image;
  const name = raw.slice(raw.lastIndexOf('\\') + 2).replace(/^\{(.*)\}$/, '$1');
  return { kind: 'EscapedDirective', start: token.startOffset, end: endOf(token), raw, name };
}

/** @returns the name in `#name` or `#{name}` */
export function directiveName(image: string): string {
  return image.endsWith('}') ? image.slice(2, -1) : image.slice(1);
}

export function bareDirective(token: IToken): Ast.Directive {
  const range = { start: token.startOffset, end: endOf(token) };
  const nameStart = token.startOffset + (token.image.endsWith('}') ? 2 : 1);
  const name = directiveName(token.image);
  const rest = { hasParentheses: false, args: [], body: undefined, closed: true, literal: token.image };
  return { kind: 'Directive', ...range, name, nameStart, ...rest };
}

type Call = Pick<Ast.Directive, 'name' | 'args' | 'body' | 'closed'>;

/** The tokens of a template and the text that they were made from. */
export interface TokenSource {
  readonly text: string;
  readonly tokens: readonly T.VtlToken[];
}

export function directive(source: TokenSource, open: IToken, end: number, call: Call): Ast.Directive {
  const nameStart = open.startOffset + (open.image.endsWith('}') ? 2 : 1);
  const literal = call.name === 'literal' ? literalOf(source, call) : literalText(source, open.startOffset, end, false);
  return { kind: 'Directive', start: open.startOffset, end, nameStart, hasParentheses: true, literal, ...call };
}

/** What `#literal` prints: the text of its first child, which is its body unless it has an argument. */
function literalOf(source: TokenSource, { args, body }: Call): string {
  const child = args[0] ?? body;
  return child === undefined ? '' : literalText(source, child.start, child.end, true);
}

/**
 * What Velocity keeps of a stretch of tokens as their text: not the backslashes and further `$` before a reference,
 * nor the inside of a comment.
 *
 * @param withSpecial whether to add what zero-width terminators left, as `#literal` does and an unknown macro does not
 */
export function literalText(source: TokenSource, start: number, end: number, withSpecial: boolean): string {
  let out = '';
  let previous = start;
  for (let i = tokenIndexAt(source.tokens, start); i < source.tokens.length; i++) {
    const token = source.tokens[i] as T.VtlToken;
    if (token.startOffset >= end) break;
    // Blanks that the lexer dropped are kept; anything else between two tokens is what a terminator left.
    out += source.text.slice(previous, token.startOffset).replace(/[^ \t\r\n]/g, '');
    if (withSpecial) out += token.special ?? '';
    out += tokenText(token, source.text, withSpecial);
    previous = endOf(token);
  }
  return out;
}

function tokenText(token: T.VtlToken, text: string, withSpecial: boolean): string {
  switch (token.tokenType) {
    case T.Comment:
      return withSpecial && isBlockComment(token, text) ? '' : token.image;
    case T.EscapedDirective:
      return unescaped(token.image);
    case T.ReferenceName:
    case T.FormalOpen:
      return token.image.slice(referencePrefix(token.image));
    default:
      return token.image;
  }
}

/** `#* … *#`, and not `#** … *#`, which Velocity takes for something else. */
function isBlockComment(token: T.VtlToken, text: string): boolean {
  const start = text.indexOf('#*', token.startOffset);
  if (!token.image.endsWith('*#') || start === -1 || start > token.endOffset) return false;
  return text.charAt(start + 2) !== '*' || text.charAt(start + 3) === '#';
}

const ESCAPABLE: ReadonlySet<string> = new Set([
  'if',
  'elseif',
  'else',
  'end',
  'set',
  'foreach',
  'define',
  'macro',
  'literal',
  'include',
  'parse',
  'stop',
  'break',
]);

/** `\\#name` without the backslash that escapes it, where there is such a directive. */
function unescaped(image: string): string {
  const last = image.lastIndexOf('\\');
  const name = image.slice(last + 2).replace(/^\{(.*)\}$/, '$1');
  return ESCAPABLE.has(name) ? image.slice(0, Math.floor(last / 2)) + image.slice(last + 1) : image;
}

function tokenIndexAt(tokens: readonly T.VtlToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as T.VtlToken).startOffset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns how much of the image stands before the reference's own `$` */
function referencePrefix(image: string): number {
  return image.includes('\\!') ? 0 : Math.max(0, image.lastIndexOf('$'));
}

/** A reference, read as `ASTReference.getRoot` does. `open` is its `${`, where it has one. */
export function reference(
  source: TokenSource,
  open: IToken | undefined,
  name: IToken,
  parts: readonly Ast.Part[],
  end: number,
): Ast.Reference {
  const first = open ?? name;
  const { image } = first;
  const start = first.startOffset;
  if (image.includes('\\!')) return inertReference(image, start, end, parts);
  const own = referencePrefix(image);
  const sigil = image.charCodeAt(own) === 36 ? (image.charCodeAt(own + 1) === 33 ? 2 : 1) : 0;
  const quiet = sigil === 2;
  const formal = open !== undefined;
  const root = formal ? name.image : own + sigil === 0 ? image : image.slice(own + sigil);
  const unusual = own === 0 && sigil > 0 ? undefined : unusualReference(source, image, start, end, sigil);
  return {
    kind: 'Reference',
    start,
    end,
    name: root,
    nameStart: endOf(name) - root.length,
    quiet,
    formal,
    unusual,
    parts,
  };
}

function unusualReference(
  source: TokenSource,
  image: string,
  start: number,
  end: number,
  sigil: number,
): Ast.UnusualReference {
  const own = referencePrefix(image);
  const backslashes = own === 0 ? 0 : scanBackslashes(image, 0);
  const literal = sigil === 2 && backslashes % 2 === 0 ? '' : source.text.slice(start + own, end);
  const bare = sigil === 0 ? image : undefined;
  return { backslashes, prefix: image.slice(backslashes, own), literal, bare, inert: false };
}

/** `$\!name`: Velocity prints it without one of its backslashes, and looks for a variable of that very name. */
function inertReference(image: string, start: number, end: number, parts: readonly Ast.Part[]): Ast.Reference {
  const dollar = image.indexOf('$');
  const slash = image.indexOf('\\', dollar);
  const name = dollar === -1 ? image : image.slice(0, slash) + image.slice(slash + 1);
  const unusual = { backslashes: 0, prefix: '', literal: name, bare: undefined, inert: true };
  return { kind: 'Reference', start, end, name, nameStart: start, quiet: false, formal: false, unusual, parts };
}

/** @returns what Velocity 1.7 prints where a reference has no value: the reference as it is written, unless it is quiet */
export function literalOfReference(node: Ast.Reference, text: string): string {
  return node.unusual?.literal ?? (node.quiet ? '' : text.slice(node.start, node.end));
}

/** Keeps the literals of references that are about to move to another text, in which they are written differently. */
export function keepLiteral(node: Ast.Reference, text: string): void {
  if (node.unusual !== undefined) return;
  const unusual = {
    backslashes: 0,
    prefix: '',
    literal: literalOfReference(node, text),
    bare: undefined,
    inert: false,
  };
  Object.assign(node, { unusual });
}

export function word(token: IToken): Ast.Word {
  return { kind: 'Word', start: token.startOffset, end: endOf(token), text: token.image };
}

export function numberLiteral(
  kind: 'IntegerLiteral' | 'FloatLiteral',
  token: IToken,
): Ast.IntegerLiteral | Ast.FloatLiteral {
  return { kind, start: token.startOffset, end: endOf(token), text: token.image };
}

export function booleanLiteral(value: boolean, token: IToken): Ast.BooleanLiteral {
  return { kind: 'BooleanLiteral', start: token.startOffset, end: endOf(token), value };
}

/** A string literal, read as `ASTStringLiteral.init` does; what it interpolates is parsed later. */
export function stringLiteral(token: IToken): Ast.StringLiteral {
  const quote = token.image.charAt(0) as '"' | "'";
  let value = token.image.slice(1, -1);
  if (quote === '"' && value.includes('\\u')) value = unescapeUnicode(value);
  if (value.includes(quote)) value = value.replaceAll(quote + quote, quote);
  const range = { start: token.startOffset, end: endOf(token) };
  return { kind: 'StringLiteral', ...range, quote, value, content: undefined, padded: false };
}

/** Velocity's `\uXXXX`; where no four hexadecimal digits follow, Velocity throws, which the parser's checks tell. */
function unescapeUnicode(value: string): string {
  return value.replace(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
