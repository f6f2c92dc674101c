import { createToken, type IToken, type TokenType } from 'chevrotain';

/** Makes a token type whose text only the lexer knows; the grammar sees kinds. */
function kind(name: string, label: string): TokenType {
  return createToken({ name, label, pattern: /$^/ });
}

/** Whatever stands in a template as text and nothing else. */
export const Text = kind('Text', 'text');
export const DoubleEscape = kind('DoubleEscape', '\\\\');
export const EscapedDirective = kind('EscapedDirective', 'an escaped directive');
export const TextBlock = kind('TextBlock', '#[[ ]]#');
export const Comment = kind('Comment', 'a comment');

export const If = kind('If', '#if');
export const ElseIf = kind('ElseIf', '#elseif');
export const Else = kind('Else', '#else');
export const End = kind('End', '#end');
export const SetOpen = kind('SetOpen', '#set(');
/** `#name` that a parenthesis follows. */
export const DirectiveCall = kind('DirectiveCall', 'a directive');
/** `#name` alone. */
export const DirectiveName = kind('DirectiveName', 'a directive');
/** A bare word between a directive's parentheses: `in`, a macro's name. */
export const Word = kind('Word', 'a word');

/** `$name`, or the bare name where Velocity reads one: after `${`, and as an argument of a method. */
export const ReferenceName = kind('ReferenceName', 'a reference');
/** `${` that a name follows. */
export const FormalOpen = kind('FormalOpen', '${');
/** `.name` of a reference. */
export const Property = kind('Property', 'a property');
/** `(` of a method call. */
export const CallOpen = kind('CallOpen', '(');
/** `)` of a method call, which takes no line ending with it. */
export const CallClose = kind('CallClose', ')');
export const IndexOpen = kind('IndexOpen', '[');
export const IndexClose = kind('IndexClose', ']');
/** `}` of a reference, which ends a map, too. */
export const FormalClose = kind('FormalClose', '}');

export const LParen = kind('LParen', '(');
export const RParen = kind('RParen', ')');
export const LBracket = kind('LBracket', '[');
export const RBracket = kind('RBracket', ']');
export const LCurly = kind('LCurly', '{');
export const RCurly = kind('RCurly', '}');
export const Comma = kind('Comma', ',');
export const Colon = kind('Colon', ':');
export const DoubleDot = kind('DoubleDot', '..');
export const Assign = kind('Assign', '=');

export const StringLiteral = kind('StringLiteral', 'a string');
export const IntegerLiteral = kind('IntegerLiteral', 'an integer');
export const FloatLiteral = kind('FloatLiteral', 'a number');
export const True = kind('True', 'true');
export const False = kind('False', 'false');

export const Or = kind('Or', '||');
export const And = kind('And', '&&');
export const Equals = kind('Equals', '==');
export const NotEquals = kind('NotEquals', '!=');
export const Less = kind('Less', '<');
export const LessOrEqual = kind('LessOrEqual', '<=');
export const Greater = kind('Greater', '>');
export const GreaterOrEqual = kind('GreaterOrEqual', '>=');
export const Plus = kind('Plus', '+');
export const Minus = kind('Minus', '-');
export const Multiply = kind('Multiply', '*');
export const Divide = kind('Divide', '/');
export const Modulus = kind('Modulus', '%');
export const Not = kind('Not', '!');

/** Blanks where Velocity allows none: between empty brackets or parentheses. */
export const Blank = kind('Blank', 'a blank');
/** What no rule of the lexer takes. */
export const Invalid = kind('Invalid', 'an unexpected character');

export const TOKEN_TYPES: readonly TokenType[] = [
  ...[Text, DoubleEscape, EscapedDirective, TextBlock, Comment, If, ElseIf, Else, End, SetOpen],
  ...[DirectiveCall, DirectiveName, Word, ReferenceName, FormalOpen, Property, CallOpen, CallClose],
  ...[IndexOpen, IndexClose, FormalClose, LParen, RParen, LBracket, RBracket, LCurly, RCurly, Comma, Colon],
  ...[DoubleDot, Assign, StringLiteral, IntegerLiteral, FloatLiteral, True, False, Or, And, Equals, NotEquals],
  ...[Less, LessOrEqual, Greater, GreaterOrEqual, Plus, Minus, Multiply, Divide, Modulus, Not, Blank, Invalid],
];

/** A token as the lexer makes it. `endOffset` is that of its last character, as chevrotain counts. */
export class VtlToken implements IToken {
  tokenTypeIdx: number;
  /** What zero-width terminators before the token left to be printed, `$` or `#` that begin nothing; few have it. */
  declare special?: string;
  constructor(
    public tokenType: TokenType,
    public image: string,
    public startOffset: number,
    public endOffset: number,
  ) {
    this.tokenTypeIdx = tokenType.tokenTypeIdx ?? 0;
  }
}

/** Changes what a token is, once the token after it has told. */
export function retype(token: VtlToken, tokenType: TokenType): void {
  token.tokenType = tokenType;
  token.tokenTypeIdx = tokenType.tokenTypeIdx ?? 0;
}
