import type { TokenType } from 'chevrotain';
import { unclosed, unclosedHeader, unclosedQuote, unexpectedCharacter, unfinished } from './advice.js';
import { isBlockDirective } from './block-directives.js';
import type { Problem, ProblemCode } from './problem.js';
import * as scan from './scan.js';
import * as T from './tokens.js';

/** The lexical states of Velocity 1.7's `Parser.jjt`; their names there are in the comments. */
const TEXT = 0; // DEFAULT
const PRE_DIRECTIVE = 1;
const DIRECTIVE = 2;
const REFERENCE = 3;
const MODIFIER = 4; // REFMODIFIER: after `.name`
const CALL = 5; // REFMOD2: between the parentheses of a method call
const INDEX = 6; // REFINDEX

const OPERATORS: ReadonlyMap<string, TokenType> = new Map(
  [T.And, T.Or, T.LessOrEqual, T.GreaterOrEqual, T.Equals, T.NotEquals, T.DoubleDot, T.Less, T.Greater, T.Not, T.Assign]
    .concat([T.Minus, T.Plus, T.Multiply, T.Divide, T.Modulus, T.LBracket, T.RBracket, T.Comma, T.Colon])
    .concat([T.LCurly, T.RCurly])
    .map((type) => [type.LABEL ?? '', type]),
);

const WORDS: ReadonlyMap<string, TokenType> = new Map([
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
const BEGINS_ARGUMENT: ReadonlySet<TokenType> = new Set([
  ...[T.Blank, T.StringLiteral, T.IntegerLiteral, T.FloatLiteral, T.LBracket, T.LCurly, T.True, T.False],
  ...[T.ReferenceName, T.FormalOpen, T.CallClose],
]);

/** What takes blanks and the end of the line along: `#end`, `#else`, and not `#if` and `#elseif`. */
const CONTROL: ReadonlyMap<string, { type: TokenType; takesLine: boolean }> = new Map([
  ['if', { type: T.If, takesLine: false }],
  ['elseif', { type: T.ElseIf, takesLine: false }],
  ['else', { type: T.Else, takesLine: true }],
  ['end', { type: T.End, takesLine: true }],
]);

/** What closes what. */
const CLOSERS: ReadonlyMap<TokenType, TokenType> = new Map([
  [T.SetOpen, T.RParen],
  [T.LParen, T.RParen],
  [T.CallOpen, T.CallClose],
  [T.IndexOpen, T.IndexClose],
  [T.LBracket, T.RBracket],
  [T.LCurly, T.RCurly],
  [T.FormalOpen, T.FormalClose],
]);

/** How far a header may go on, in UTF-16 units, once another one before it was found open: keeps recovery linear. */
const RECOVERY_HORIZON = 1000;

/** How many tokens make a batch, unless a block goes on. */
const BATCH = 2048;

/**
 * Splits a template into tokens, by the states and the longest-match rule of Velocity 1.7's grammar, whose parser
 * tells the lexer after a directive's name whether a parenthesis follows; the lexer looks for itself.
 *
 * What Velocity's lexer refuses becomes an `Invalid` token and a problem, and a header that is never closed is cut at
 * the end of its line, so that what follows it is read as it was meant.
 */
export class Lexer {
  readonly problems: Problem[] = [];
  private tokens: T.VtlToken[] = [];
  private blockDepth = 0;
  private at = 0;
  private state = TEXT;
  /** States below the current one, each with its two counts of parentheses. */
  private readonly stack: number[] = [];
  private lparen = 0;
  private rparen = 0;
  private inSet = false;
  /** Where the image of the next token began, when characters were already taken for it; else -1. */
  private more = -1;
  private special = '';
  private specialEndsInComment = false;
  /** Whether `.name`, `[` or `(` would go on with the reference of the last token, even past a terminator. */
  private inReference = false;
  /** A token whose type depends on the token after it. */
  private undecided: T.VtlToken | undefined;
  /** Whether a `(` was taken for text, in the state of a method call. */
  private textualCall = false;
  /** Where the outermost open header begins. */
  private header = 0;
  private recovering = false;

  constructor(private readonly text: string) {}

  /**
   * @returns the next tokens, up to a place outside of all blocks, so that a parser is done with them before it asks for
   *   more and a long template's tokens need not all be held; none at the end
   */
  batch(): T.VtlToken[] {
    this.tokens = [];
    do {
      while (this.at < this.text.length) {
        if (this.tokens.length >= BATCH && this.betweenStatements()) return this.tokens;
        this.step();
      }
      this.finish();
    } while (this.at < this.text.length);
    return this.tokens;
  }

  private betweenStatements(): boolean {
    if (this.state !== TEXT || this.stack.length > 0 || this.blockDepth > 0) return false;
    const last = this.tokens.at(-1)?.tokenType;
    return last === T.Text || last === T.RParen || last === T.End;
  }

  private step(): void {
    switch (this.state) {
      case TEXT:
        return this.inText();
      case PRE_DIRECTIVE:
        return this.inPreDirective();
      case DIRECTIVE:
        return this.inDirective();
      case CALL:
        return this.inCall();
      case INDEX:
        return this.inIndex();
      default:
        return this.inReferenceOrModifier();
    }
  }

  // --- the states ---------------------------------------------------------------------------------------------

  private inText(): void {
    const c = this.text.charCodeAt(this.at);
    if (c === 36) return this.dollar();
    if (c === 35) return this.hash();
    if (c === 92) return this.backslash();
    if (c === 32 || c === 9) {
      const set = scan.scanSetOpen(this.text, this.at);
      if (set !== -1) return this.setOpen(set);
    }
    this.push(T.Text, scan.scanText(this.text, this.at));
  }

  private inReferenceOrModifier(): void {
    const c = this.text.charCodeAt(this.at);
    if (scan.isLetter(c) || c === 95) return this.identifier();
    if (c === 46 && scan.isLetter(this.text.charCodeAt(this.at + 1))) return this.property();
    if (c === 91) return this.indexOpen();
    if (c === 40 && this.state === MODIFIER) return this.callOpen();
    if (c === 123) return this.curlyOpen();
    if (c === 125) {
      this.pop();
      return this.push(T.FormalClose, this.at + 1);
    }
    if (c === 36) return this.dollar();
    if (c === 35) return this.hash();
    if (c === 92 && scan.scanDollar(this.text, this.at) !== -1) return this.dollar();
    const set = c === 32 || c === 9 ? scan.scanSetOpen(this.text, this.at) : -1;
    if (set !== -1) return this.setOpen(set);
    this.terminate();
  }

  private inCall(): void {
    const c = this.text.charCodeAt(this.at);
    if (scan.isLetter(c) || c === 95) return this.identifier();
    if (c === 41) {
      this.state = REFERENCE;
      this.push(T.CallClose, this.at + 1);
      this.inReference = true;
      return;
    }
    if (c === 46 && scan.isLetter(this.text.charCodeAt(this.at + 1))) return this.property();
    const set = c === 32 || c === 9 || c === 35 ? scan.scanSetOpen(this.text, this.at) : -1;
    if (set !== -1 && this.undecided?.tokenType === T.CallOpen) this.settle(undefined);
    if (set !== -1 && (this.textualCall || !this.cutHeader(this.at))) return this.setOpen(set);
    if (set !== -1 || this.literal(c)) return;
    const operator = c === 46 ? this.text.slice(this.at, this.at + 2) : this.text.charAt(this.at);
    if ('[],:{}..'.includes(operator) && this.operator(operator)) return;
    this.unexpected();
  }

  private inIndex(): void {
    const c = this.text.charCodeAt(this.at);
    if (c === 93) {
      this.pop();
      this.push(T.IndexClose, this.at + 1);
      this.inReference = true;
      return;
    }
    for (const [word, type] of [
      ['true', T.True],
      ['false', T.False],
    ] as const) {
      if (this.text.startsWith(word, this.at)) return this.push(type, this.at + word.length);
    }
    if (!this.literal(c)) this.unexpected();
  }

  private inDirective(): void {
    const c = this.text.charCodeAt(this.at);
    if (scan.isLetter(c) || c === 95 || c === 64) return this.word();
    if (c === 40) {
      this.lparen++;
      return this.push(T.LParen, this.at + 1);
    }
    if (c === 41) return this.closeParenthesis();
    if (c === 123) {
      const end = scan.scanBracketedWord(this.text, this.at);
      if (end !== -1) return this.push(T.Word, end);
    }
    if (this.literal(c)) return;
    if (this.operator(this.text.slice(this.at, this.at + 2))) return;
    if (!this.operator(this.text.charAt(this.at))) this.unexpected();
  }

  private inPreDirective(): void {
    const c = this.text.charCodeAt(this.at);
    if (scan.isLetter(c) || c === 95 || c === 64) return this.directiveName(scan.scanWord(this.text, this.at + 1));
    if (c === 123) {
      const end = scan.scanBracketedWord(this.text, this.at);
      if (end !== -1) return this.directiveName(end);
    }
    if (c === 35) return this.hash();
    if (c === 36 || (c === 92 && scan.scanDollar(this.text, this.at) !== -1)) return this.dollar();
    const number = scan.scanNumber(this.text, this.at);
    if (number === undefined) return this.terminate();
    this.push(T.Text, number.end);
    if (this.lparen === 0 && !this.inSet) this.pop();
  }

  // --- what several states have in common ---------------------------------------------------------------------

  /** A string, a number, blanks or the beginning of a reference or a directive between parentheses or brackets. */
  private literal(c: number): boolean {
    if (scan.isBlank(c)) this.blanks();
    else if (c === 34 || c === 39) this.string();
    else if (c === 36 || (c === 92 && scan.scanDollar(this.text, this.at) !== -1)) this.dollar();
    else if (c === 35) this.hash();
    else {
      const number = scan.scanNumber(this.text, this.at);
      if (number === undefined) return false;
      this.push(number.integer ? T.IntegerLiteral : T.FloatLiteral, number.end);
      const excluded = this.state === CALL || (number.integer && this.state === INDEX);
      if (this.lparen === 0 && !this.inSet && !excluded) this.pop();
    }
    return true;
  }

  private operator(text: string): boolean {
    const type = OPERATORS.get(text);
    if (type === undefined) return false;
    this.push(type, this.at + text.length);
    return true;
  }

  private word(): void {
    const end = scan.scanWord(this.text, this.at + 1);
    this.push(WORDS.get(this.text.slice(this.at, end)) ?? T.Word, end);
  }

  private identifier(): void {
    const end = scan.scanIdentifier(this.text, this.at + 1);
    const length = end - this.at;
    if (length === 4 && this.text.startsWith('true', this.at)) return this.push(T.True, end);
    if (length === 5 && this.text.startsWith('false', this.at)) return this.push(T.False, end);
    this.push(T.ReferenceName, end);
    this.inReference = true;
  }

  private property(): void {
    const end = scan.scanIdentifier(this.text, this.at + 1);
    const name = this.text.slice(this.at + 1, end);
    const follows = this.inReference && name !== 'true' && name !== 'false';
    this.state = MODIFIER;
    // Velocity drops what was already taken for the token from its image.
    this.more = -1;
    if (!follows) return this.push(T.Text, this.at + 1);
    this.push(T.Property, end);
    this.inReference = true;
  }

  private indexOpen(): void {
    this.beginHeader();
    this.stack.push(this.lparen, this.rparen, this.state);
    this.lparen = 0;
    this.state = INDEX;
    this.push(T.IndexOpen, this.at + 1);
  }

  private callOpen(): void {
    const called = this.inReference && this.tokens.at(-1)?.tokenType === T.Property;
    if (called) this.beginHeader();
    this.lparen++;
    this.state = CALL;
    this.push(called ? T.CallOpen : T.Text, this.at + 1);
    if (called) this.undecided = this.tokens.at(-1);
    else this.textualCall = true;
  }

  private curlyOpen(): void {
    this.push(T.FormalOpen, this.at + 1);
    this.undecided = this.tokens.at(-1);
  }

  private dollar(): void {
    const index = this.state === TEXT || this.state === REFERENCE ? scan.scanEmptyIndex(this.text, this.at) : -1;
    if (index !== -1) return this.push(T.Text, index);
    if (this.state === REFERENCE) this.pop();
    this.open(REFERENCE, scan.scanDollar(this.text, this.at));
  }

  private hash(): void {
    const { text, at } = this;
    const set =
      this.state === DIRECTIVE || this.state === INDEX || this.state === PRE_DIRECTIVE
        ? -1
        : scan.scanSetOpen(text, at);
    if (set !== -1) return this.setOpen(set);
    const next = text.charCodeAt(at + 1);
    if (next === 35 && this.state !== MODIFIER && this.state !== CALL && this.state !== INDEX)
      return this.lineComment();
    if (next === 91 && text.charCodeAt(at + 2) === 91) return this.textBlock();
    if (next === 42) return this.blockComment();
    if (this.state === REFERENCE || this.state === MODIFIER) this.pop();
    // A directive is no argument, so that a parenthesis before it was text.
    if (this.undecided?.tokenType === T.CallOpen) this.settle(undefined);
    if (this.inHeader() && this.cutHeader(at)) return;
    this.open(PRE_DIRECTIVE, at + 1);
  }

  private setOpen(end: number): void {
    this.beginHeader();
    this.stack.push(this.lparen, this.rparen, this.state);
    this.state = DIRECTIVE;
    this.inSet = true;
    this.lparen = 1;
    this.push(T.SetOpen, end);
  }

  private backslash(): void {
    const { text, at } = this;
    const end = scan.scanBackslashes(text, at);
    const next = text.charCodeAt(end);
    if (next === 36) return this.dollar();
    if (next === 35 && (end - at) % 2 === 1) {
      const first = text.charCodeAt(end + 1);
      const named = scan.isLetter(first) || first === 95 || first === 64;
      const word = named ? scan.scanWord(text, end + 2) : first === 123 ? scan.scanBracketedWord(text, end + 1) : -1;
      if (word !== -1) return this.push(T.EscapedDirective, word);
    }
    while (this.at + 1 < end) this.push(T.DoubleEscape, this.at + 2);
    if (this.at < end) this.push(T.Text, end);
  }

  private blanks(): void {
    const end = scan.scanBlanks(this.text, this.at);
    if (this.recovering && this.pastHorizon(end)) return;
    const before = this.tokens.at(-1)?.tokenType;
    const next = this.text.charCodeAt(end);
    const empty = (before === T.LBracket && next === 93) || (before === T.CallOpen && next === 41);
    if (empty || (this.textualCall && this.state === CALL)) return this.push(T.Blank, end);
    this.settle(T.Blank);
    this.inReference = false;
    this.at = end;
  }

  private string(): void {
    const end = scan.scanString(this.text, this.at);
    if (end === -1) return this.unclosedString();
    this.push(T.StringLiteral, end);
    if (this.state === DIRECTIVE && !this.inSet && this.lparen === 0) this.pop();
  }

  private directiveName(end: number): void {
    const { text, at } = this;
    const name = text.charCodeAt(at) === 123 ? text.slice(at + 1, end - 1) : text.slice(at, end);
    const control = CONTROL.get(name);
    if (control?.takesLine) {
      if (control.type === T.End) this.blockDepth = Math.max(0, this.blockDepth - 1);
      this.pop();
      return this.push(control.type, scan.scanLineRest(text, end));
    }
    const parenthesis = text.charCodeAt(scan.scanBlanks(text, end)) === 40;
    if (control?.type === T.If || (parenthesis && isBlockDirective(name))) this.blockDepth++;
    if (control || parenthesis) {
      this.beginHeader();
      this.state = DIRECTIVE;
    } else this.pop();
    this.push(control?.type ?? (parenthesis ? T.DirectiveCall : T.DirectiveName), end);
  }

  /** A closing parenthesis leaves all states down to the one that has an open one. */
  private closeParenthesis(): void {
    const end = scan.scanLineRest(this.text, this.at + 1);
    for (;;) {
      if (this.lparen > 0) {
        if (this.lparen !== this.rparen + 1) this.rparen++;
        else this.pop();
        break;
      }
      if (!this.pop()) break;
    }
    if (this.state !== DIRECTIVE) this.inSet = false;
    this.push(T.RParen, end);
  }

  /** A character that ends a reference or follows a `#` that begins nothing, and is read again in the state below. */
  private terminate(): void {
    const start = this.more === -1 ? this.at : this.more;
    if (this.more !== -1 || this.special !== '') {
      const image = this.text.slice(start, this.at + 1);
      this.special += scan.specialText(image);
      this.specialEndsInComment = image.startsWith('##');
    }
    this.more = -1;
    this.pop();
  }

  // --- comments and text blocks -------------------------------------------------------------------------------

  private lineComment(): void {
    if (this.state === REFERENCE) this.pop();
    let end = this.at + 2;
    let imageStart = end;
    while (end < this.text.length) {
      const newline = scan.scanNewline(this.text, end);
      if (newline > end) return this.lineCommentToken(imageStart, newline);
      const next = this.commentStep(end);
      if (!this.keepsImage(end, next)) imageStart = next;
      end = next;
    }
    if (imageStart === end) return this.lineCommentToken(end, end);
    this.problem('unexpected-end', imageStart, end, unfinished(this.text.slice(imageStart, end)));
    this.push(T.Invalid, end);
  }

  /** The image is what Velocity's two tokens of a line comment hold, which are all that a literal block prints. */
  private lineCommentToken(imageStart: number, end: number): void {
    const { text, at } = this;
    const start = this.more === -1 ? at : this.more;
    this.push(T.Comment, end);
    const comment = this.tokens.at(-1);
    if (comment) comment.image = text.slice(start, at + 2) + text.slice(imageStart, end);
  }

  private blockComment(): void {
    const { text, at } = this;
    let end = this.commentStep(at) === at + 4 ? at + 3 : at + 2;
    let imageStart = this.more === -1 ? at : this.more;
    while (end < text.length && !text.startsWith('*#', end)) {
      const next = this.commentStep(end);
      if (!this.keepsImage(end, next)) imageStart = next;
      end = next;
    }
    const closed = end < text.length;
    const unfinishedImage = !closed && imageStart < end;
    if (unfinishedImage) this.problem('unexpected-end', at, text.length, unclosed('#*', '*#'));
    this.push(unfinishedImage ? T.Invalid : T.Comment, Math.min(end + 2, text.length));
    // Velocity prints what stands before the comment in its image, which begins anew after each skipped character.
    const comment = this.tokens.at(-1);
    if (comment) comment.image = text.slice(imageStart, end + 2);
  }

  /** Within a comment Velocity's lexer drops each character but those that could begin something elsewhere. */
  private keepsImage(at: number, next: number): boolean {
    return this.text.charAt(at) === '\\'
      ? '$!'.includes(this.text.charAt(next - 1))
      : next > at + 1 || '$#'.includes(this.text.charAt(at));
  }

  /** The characters that Velocity's lexer takes at once within a comment or a text block. */
  private commentStep(at: number): number {
    const c = this.text.charCodeAt(at);
    if (c === 35) {
      if (this.text.startsWith('[[', at + 1)) return at + 3;
      if (this.text.charCodeAt(at + 1) !== 42) return at + 1;
      const third = this.text.charCodeAt(at + 2) === 42 && at + 3 < this.text.length;
      return third && this.text.charCodeAt(at + 3) !== 35 ? at + 4 : at + 2;
    }
    if (c !== 36 && c !== 92) return at + 1;
    const dollar = scan.scanDollar(this.text, at);
    return dollar === -1 ? scan.scanBackslashes(this.text, at) : dollar;
  }

  private textBlock(): void {
    let end = this.at + 3;
    while (end < this.text.length && !this.text.startsWith(']]#', end)) end = this.commentStep(end);
    const closed = end < this.text.length;
    if (!closed) this.problem('unexpected-end', this.at, this.text.length, unclosed('#[[', ']]#'));
    this.push(closed ? T.TextBlock : T.Invalid, Math.min(end + 3, this.text.length));
  }

  // --- the stack and the tokens -------------------------------------------------------------------------------

  private open(state: number, end: number): void {
    if (this.more === -1) this.more = this.at;
    this.stack.push(this.lparen, this.rparen, this.state);
    this.lparen = 0;
    this.state = state;
    this.at = end;
  }

  private pop(): boolean {
    if (this.stack.length === 0) {
      this.lparen = 0;
      this.state = TEXT;
      return false;
    }
    this.state = this.stack.pop() as number;
    this.rparen = this.stack.pop() as number;
    this.lparen = this.stack.pop() as number;
    if (this.state !== CALL && this.stack.length === 0) this.textualCall = false;
    return true;
  }

  private push(type: TokenType, end: number): void {
    const start = this.more === -1 ? this.at : this.more;
    const token = new T.VtlToken(type, this.text.slice(start, end), start, end - 1);
    this.tokens.push(token);
    this.more = -1;
    if (this.special !== '') this.leaveSpecial(token);
    this.inReference = false;
    if (this.undecided !== undefined) this.settle(type);
    this.at = end;
  }

  private leaveSpecial(token: T.VtlToken): void {
    if (!this.specialEndsInComment) token.special = this.special;
    this.special = '';
    this.specialEndsInComment = false;
  }

  /** Decides what the undecided token is, now that the type of the token after it is known. */
  private settle(next: TokenType | undefined): void {
    const token = this.undecided;
    if (token === undefined) return;
    this.undecided = undefined;
    if (token.tokenType === T.FormalOpen) {
      if (next !== T.ReferenceName) T.retype(token, T.Text);
    } else if (next === undefined || !BEGINS_ARGUMENT.has(next)) {
      T.retype(token, T.Text);
      this.textualCall = true;
    }
  }

  // --- what Velocity refuses ----------------------------------------------------------------------------------

  private problem(code: ProblemCode, start: number, end: number, message: string): void {
    this.problems.push({ code, severity: 'error', start, end, message });
  }

  private unexpected(): void {
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    const end = Math.max(this.at + character.length, scan.scanBackslashes(this.text, this.at));
    this.problem('unexpected-character', this.at, end, unexpectedCharacter(character, this.state === CALL));
    this.push(T.Invalid, end);
  }

  private unclosedString(): void {
    const line = this.lineEnd(this.at);
    this.problem('unexpected-end', this.at, line, unclosedQuote(this.text.charAt(this.at)));
    this.push(T.Invalid, line);
    this.closeHeader(line);
    this.reset(line);
  }

  /** Ends the text: characters taken for a token that never came, and headers that are still open. */
  private finish(): void {
    if (this.more !== -1) {
      const image = this.text.slice(this.more);
      this.problem('unexpected-end', this.more, this.text.length, unfinished(image));
      this.push(T.Invalid, this.text.length);
    }
    this.settle(undefined);
    if (this.inHeader()) this.cutHeader(this.text.length);
  }

  private lineEnd(from: number, limit = this.text.length): number {
    let end = from;
    while (end < limit && scan.scanNewline(this.text, end) === end) end++;
    return end;
  }

  private inHeader(): boolean {
    if (this.textualCall) return false;
    for (let i = 2; i < this.stack.length; i += 3) if (isHeader(this.stack[i] as number)) return true;
    return isHeader(this.state);
  }

  /** Notes where the outermost open header begins: all that is skipped if it turns out never to be closed. */
  private beginHeader(): void {
    if (!this.inHeader()) this.header = this.more === -1 ? this.at : this.more;
  }

  private pastHorizon(end: number): boolean {
    return end - this.header > RECOVERY_HORIZON && this.inHeader() && this.cutHeader(end);
  }

  /**
   * Gives up a header that something follows which can only stand outside of it: it ends with its line, and the text
   * from there on is read anew.
   */
  private cutHeader(at: number): boolean {
    const cut = this.lineEnd(this.header, at);
    while ((this.tokens.at(-1)?.startOffset ?? -1) >= cut) this.tokens.pop();
    const opened = this.text.slice(this.header, cut).trimEnd();
    this.problem('unclosed-parenthesis', this.header, this.header + opened.length, unclosedHeader(opened));
    this.recovering = true;
    this.closeHeader(cut);
    this.reset(cut);
    return true;
  }

  /** Adds the closing tokens that a header lacks, of no width, so that the parser reads the rest as it stands. */
  private closeHeader(at: number): void {
    const open: TokenType[] = [];
    for (let i = this.tokens.length - 1; i >= 0 && (this.tokens[i] as T.VtlToken).startOffset >= this.header; i--) {
      open.push((this.tokens[i] as T.VtlToken).tokenType);
    }
    const closers: TokenType[] = [];
    for (const type of open.reverse()) {
      const closer = CLOSERS.get(type);
      if (closer !== undefined) closers.push(closer);
      else if (closers.at(-1) === type) closers.pop();
    }
    for (const type of closers.reverse()) this.tokens.push(new T.VtlToken(type, '', at, at - 1));
  }

  private reset(at: number): void {
    this.stack.length = 0;
    this.state = TEXT;
    this.lparen = 0;
    this.rparen = 0;
    this.inSet = false;
    this.more = -1;
    this.special = '';
    this.inReference = false;
    this.undecided = undefined;
    this.textualCall = false;
    this.at = at;
  }
}

function isHeader(state: number): boolean {
  return state === DIRECTIVE || state === CALL || state === INDEX;
}
