import type { TokenType } from 'chevrotain';
import { isBlockDirective } from './block-directives.js';
import type { Problem } from './problem.js';
import { directiveName } from './token-nodes.js';
import * as T from './tokens.js';

/** How deep blocks, parentheses, brackets and calls may nest; no template that people write comes near. */
export const MAX_NESTING = 100;

/** How many operands an expression, and how many parts a reference may have. */
export const MAX_CHAIN = 1000;

const OPENS = 1;
const CLOSES = 2;
const CHAINS = 4;
const BREAKS_CHAIN = 8;

/** What each kind of token does to the depth and to the chain, by its index: a look-up per token must cost nothing. */
const EFFECTS: Readonly<Uint8Array> = effects([
  [OPENS, [T.If, T.LParen, T.LBracket, T.LCurly, T.CallOpen, T.IndexOpen]],
  [CLOSES, [T.End, T.RParen, T.RBracket, T.RCurly, T.CallClose, T.IndexClose]],
  [CHAINS, [T.Or, T.And, T.Equals, T.NotEquals, T.Less, T.LessOrEqual, T.Greater, T.GreaterOrEqual, T.Plus, T.Minus]],
  [CHAINS, [T.Multiply, T.Divide, T.Modulus, T.Not, T.Property, T.IndexOpen]],
  [BREAKS_CHAIN, [T.Text, T.RParen, T.Comma, T.Comment, T.End, T.SetOpen]],
]);

function effects(rows: readonly (readonly [number, readonly TokenType[]])[]): Uint8Array {
  const indexes = T.TOKEN_TYPES.map((type) => type.tokenTypeIdx ?? 0);
  const table = new Uint8Array(Math.max(...indexes) + 1);
  for (const [effect, types] of rows) {
    for (const type of types) {
      const index = type.tokenTypeIdx ?? 0;
      table[index] = (table[index] ?? 0) | effect;
    }
  }
  return table;
}

/**
 * Makes the parser's recursion safe: the first token that nests too deep, and all after it, become one that is invalid.
 * Velocity itself goes on until Java's stack is used up.
 */
export function boundNesting(tokens: T.VtlToken[], end: number, problems: Problem[]): T.VtlToken[] {
  let depth = 0;
  let chain = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as T.VtlToken;
    const effect = EFFECTS[token.tokenTypeIdx] as number;
    if (effect & OPENS || (token.tokenType === T.DirectiveCall && isBlockDirective(directiveName(token.image))))
      depth++;
    else if (effect & CLOSES) depth = Math.max(0, depth - 1);
    if (effect & CHAINS) chain++;
    else if (effect & BREAKS_CHAIN) chain = 0;
    if (depth > MAX_NESTING || chain > MAX_CHAIN) return cut(tokens, i, end, problems);
  }
  return tokens;
}

function cut(tokens: T.VtlToken[], index: number, end: number, problems: Problem[]): T.VtlToken[] {
  const start = (tokens[index] as T.VtlToken).startOffset;
  problems.push({ ...nestingTooDeep(), start, end });
  return [...tokens.slice(0, index), new T.VtlToken(T.Invalid, '…', start, end - 1)];
}

export function nestingTooDeep(): Pick<Problem, 'code' | 'severity' | 'message'> {
  const message = `The template nests more than ${MAX_NESTING} levels deep, or chains more than ${MAX_CHAIN} operators or properties. Split it.`;
  return { code: 'nesting-too-deep', severity: 'error', message };
}
