import type { TokenType } from 'chevrotain';
import { unclosedHeader, unclosedQuote, unexpectedCharacter, unfinished } from './advice.js';
import { BEGINS_ARGUMENT, CALL, CLOSERS, isHeader, RECOVERY_HORIZON, TEXT } from './lexer-tables.js';
import type { Problem, ProblemCode } from './problem.js';
import * as scan from './scan.js';
import * as T from './tokens.js';

/** What the lexer keeps between two tokens: the states below the current one, and headers that may stay open. */
export abstract class LexerState {
  readonly problems: Problem[] = [];
  protected tokens: T.VtlToken[] = [];
  protected blockDepth = 0;
  protected at = 0;
  protected state = TEXT;
  /** States below the current one, each with its two counts of parentheses. */
  protected readonly stack: number[] = [];
  protected lparen = 0;
  protected rparen = 0;
  protected inSet = false;
  /** Where the image of the next token began, when characters were already taken for it; else -1. */
  protected more = -1;
  protected special = '';
  protected specialEndsInComment = false;
  /** Whether `.name`, `[` or `(` would go on with the reference of the last token, even past a terminator. */
  protected inReference = false;
  /** A token whose type depends on the token after it. */
  protected undecided: T.VtlToken | undefined;
  /** Whether a `(` was taken for text, in the state of a method call. */
  protected textualCall = false;
  /** Where the outermost open header begins. */
  protected header = 0;
  protected recovering = false;

  constructor(protected readonly text: string) {}

  protected open(state: number, end: number): void {
    if (this.more === -1) this.more = this.at;
    this.stack.push(this.lparen, this.rparen, this.state);
    this.lparen = 0;
    this.state = state;
    this.at = end;
  }

  protected pop(): boolean {
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

  protected push(type: TokenType, end: number): void {
    const start = this.more === -1 ? this.at : this.more;
    const token = new T.VtlToken(type, this.text.slice(start, end), start, end - 1);
    this.tokens.push(token);
    this.more = -1;
    if (this.special !== '') this.leaveSpecial(token);
    this.inReference = false;
    if (this.undecided !== undefined) this.settle(type);
    this.at = end;
  }

  protected leaveSpecial(token: T.VtlToken): void {
    if (!this.specialEndsInComment) token.special = this.special;
    this.special = '';
    this.specialEndsInComment = false;
  }

  /** Decides what the undecided token is, now that the type of the token after it is known. */
  protected settle(next: TokenType | undefined): void {
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

  protected problem(code: ProblemCode, start: number, end: number, message: string): void {
    this.problems.push({ code, severity: 'error', start, end, message });
  }

  protected unexpected(): void {
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    const end = Math.max(this.at + character.length, scan.scanBackslashes(this.text, this.at));
    this.problem('unexpected-character', this.at, end, unexpectedCharacter(character, this.state === CALL));
    this.push(T.Invalid, end);
  }

  protected unclosedString(): void {
    const line = this.lineEnd(this.at);
    this.problem('unexpected-end', this.at, line, unclosedQuote(this.text.charAt(this.at)));
    this.push(T.Invalid, line);
    this.closeHeader(line);
    this.reset(line);
  }

  /** Ends the text: characters taken for a token that never came, and headers that are still open. */
  protected finish(): void {
    if (this.more !== -1) {
      const image = this.text.slice(this.more);
      this.problem('unexpected-end', this.more, this.text.length, unfinished(image));
      this.push(T.Invalid, this.text.length);
    }
    this.settle(undefined);
    if (this.inHeader()) this.cutHeader(this.text.length);
  }

  protected lineEnd(from: number, limit = this.text.length): number {
    let end = from;
    while (end < limit && scan.scanNewline(this.text, end) === end) end++;
    return end;
  }

  protected inHeader(): boolean {
    if (this.textualCall) return false;
    for (let i = 2; i < this.stack.length; i += 3) if (isHeader(this.stack[i] as number)) return true;
    return isHeader(this.state);
  }

  /** Notes where the outermost open header begins: all that is skipped if it turns out never to be closed. */
  protected beginHeader(): void {
    if (!this.inHeader()) this.header = this.more === -1 ? this.at : this.more;
  }

  protected pastHorizon(end: number): boolean {
    return end - this.header > RECOVERY_HORIZON && this.inHeader() && this.cutHeader(end);
  }

  /**
   * Gives up a header that something follows which can only stand outside of it: it ends with its line, and the text
   * from there on is read anew.
   */
  protected cutHeader(at: number): boolean {
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
  protected closeHeader(at: number): void {
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

  protected reset(at: number): void {
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
