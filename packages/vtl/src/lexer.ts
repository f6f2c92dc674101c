import { isBlockDirective } from './block-directives.js';
import { CommentLexer } from './comment-lexer.js';
import {
  BATCH,
  CALL,
  CONTROL,
  DIRECTIVE,
  INDEX,
  MODIFIER,
  OPERATORS,
  PRE_DIRECTIVE,
  REFERENCE,
  TEXT,
  WORDS,
} from './lexer-tables.js';
import * as scan from './scan.js';
import * as T from './tokens.js';

/**
 * Splits a template into tokens, by the states and the longest-match rule of Velocity 1.7's grammar, whose parser
 * tells the lexer after a directive's name whether a parenthesis follows; the lexer looks for itself.
 *
 * What Velocity's lexer refuses becomes an `Invalid` token and a problem, and a header that is never closed is cut at
 * the end of its line, so that what follows it is read as it was meant.
 */
export class Lexer extends CommentLexer {
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
}
