import type { TokenType } from 'chevrotain';
import { isBlockDirective } from './grammar.js';
import type { Problem } from './problem.js';
import { directiveName } from './token-nodes.js';
import * as T from './tokens.js';

/** How deep blocks, parentheses, brackets and calls may nest; no template that people write comes near. */
export const MAX_NESTING = 200;

/** How many operands an expression, and how many parts a reference may have. */
export const MAX_CHAIN = 1000;

const OPENS: ReadonlySet<TokenType> = new Set([T.If, T.LParen, T.LBracket, T.LCurly, T.CallOpen, T.IndexOpen]);
const CLOSES: ReadonlySet<TokenType> = new Set([T.End, T.RParen, T.RBracket, T.RCurly, T.CallClose, T.IndexClose]);
const CHAINS: ReadonlySet<TokenType> = new Set(
  [T.Or, T.And, T.Equals, T.NotEquals, T.Less, T.LessOrEqual, T.Greater, T.GreaterOrEqual, T.Plus, T.Minus].concat(
    [T.Multiply, T.Divide, T.Modulus, T.Not, T.Property, T.IndexOpen],
  ),
);
const BREAKS_CHAIN: ReadonlySet<TokenType> = new Set([T.Text, T.RParen, T.Comma, T.Comment, T.End, T.SetOpen]);

/**
 * Makes the parser's recursion safe: the first token that nests too deep, and all after it, become one that is invalid.
 * Velocity itself goes on until Java's stack is used up.
 */
export function boundNesting(tokens: T.VtlToken[], end: number, problems: Problem[]): T.VtlToken[] {
  let depth = 0;
  let chain = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as T.VtlToken;
    const type = token.tokenType;
    if (type === T.Text) chain = 0;
    else if (OPENS.has(type) || (type === T.DirectiveCall && isBlockDirective(directiveName(token.image)))) depth++;
    else if (CLOSES.has(type)) depth = Math.max(0, depth - 1);
    if (CHAINS.has(type)) chain++;
    else if (BREAKS_CHAIN.has(type)) chain = 0;
    if (depth > MAX_NESTING || chain > MAX_CHAIN) return cut(tokens, i, end, problems);
  }
  return tokens;
}

function cut(tokens: T.VtlToken[], index: number, end: number, problems: Problem[]): T.VtlToken[] {
  const start = (tokens[index] as T.VtlToken).startOffset;
  const message = `Nested more than ${MAX_NESTING} levels deep, or chained more than ${MAX_CHAIN} times: what follows is not read. Split the template.`;
  problems.push({ code: 'nesting-too-deep', severity: 'error', start, end, message });
  return [...tokens.slice(0, index), new T.VtlToken(T.Invalid, '…', start, end - 1, '')];
}
