import type { TokenType } from 'chevrotain';
import * as T from './tokens.js';

/** The lexical states of Velocity 1.7's `Parser.jjt`; their names there are in the comments. */
export const TEXT = 0; // DEFAULT
export const PRE_DIRECTIVE = 1;
export const DIRECTIVE = 2;
export const REFERENCE = 3;
export const MODIFIER = 4; // REFMODIFIER: after `.name`
export const CALL = 5; // REFMOD2: between the parentheses of a method call
export const INDEX = 6; // REFINDEX

export const OPERATORS: ReadonlyMap<string, TokenType> = new Map(
  [T.And, T.Or, T.LessOrEqual, T.GreaterOrEqual, T.Equals, T.NotEquals, T.DoubleDot, T.Less, T.Greater, T.Not, T.Assign]
    .concat([T.Minus, T.Plus, T.Multiply, T.Divide, T.Modulus, T.LBracket, T.RBracket, T.Comma, T.Colon])
    .concat([T.LCurly, T.RCurly])
    .map((type) => [type.LABEL ?? '', type]),
);

export const WORDS: ReadonlyMap<string, TokenType> = new Map([
  ['and', T.And],
  ['or', T.Or],
  ['lt', T.Less],
  ['le', T.LessOrEqual],
  ['gt', T.Greater],
  ['ge', T.GreaterOrEqual],
  ['eq', T.Equals],
  ['ne', T.NotEquals],
  ['not', T.Not],
  ['true', T.True],
  ['false', T.False],
]);

/** What the grammar's lookahead of three tokens accepts after the parenthesis of a method call. */
export const BEGINS_ARGUMENT: ReadonlySet<TokenType> = new Set([
  ...[T.Blank, T.StringLiteral, T.IntegerLiteral, T.FloatLiteral, T.LBracket, T.LCurly, T.True, T.False],
  ...[T.ReferenceName, T.FormalOpen, T.CallClose],
]);

/** What takes blanks and the end of the line along: `#end`, `#else`, and not `#if` and `#elseif`. */
export const CONTROL: ReadonlyMap<string, { type: TokenType; takesLine: boolean }> = new Map([
  ['if', { type: T.If, takesLine: false }],
  ['elseif', { type: T.ElseIf, takesLine: false }],
  ['else', { type: T.Else, takesLine: true }],
  ['end', { type: T.End, takesLine: true }],
]);

/** What closes what. */
export const CLOSERS: ReadonlyMap<TokenType, TokenType> = new Map([
  [T.SetOpen, T.RParen],
  [T.LParen, T.RParen],
  [T.CallOpen, T.CallClose],
  [T.IndexOpen, T.IndexClose],
  [T.LBracket, T.RBracket],
  [T.LCurly, T.RCurly],
  [T.FormalOpen, T.FormalClose],
]);

/** How far a header may go on, in UTF-16 units, once another one before it was found open: keeps recovery linear. */
export const RECOVERY_HORIZON = 1000;

/** How many tokens make a batch, unless a block goes on. */
export const BATCH = 2048;

/** Whether a state is one between parentheses or brackets. */
export function isHeader(state: number): boolean {
  return state === DIRECTIVE || state === CALL || state === INDEX;
}
