import { unclosed, unfinished } from './advice.js';
import { LexerState } from './lexer-state.js';
import { REFERENCE } from './lexer-tables.js';
import * as scan from './scan.js';
import * as T from './tokens.js';

/** Comments and text blocks, within which Velocity's lexer takes some characters together. */
export abstract class CommentLexer extends LexerState {
  protected lineComment(): void {
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
  protected lineCommentToken(imageStart: number, end: number): void {
    const { text, at } = this;
    const start = this.more === -1 ? at : this.more;
    this.push(T.Comment, end);
    const comment = this.tokens.at(-1);
    if (comment) comment.image = text.slice(start, at + 2) + text.slice(imageStart, end);
  }

  protected blockComment(): void {
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
  protected keepsImage(at: number, next: number): boolean {
    return this.text.charAt(at) === '\\'
      ? '$!'.includes(this.text.charAt(next - 1))
      : next > at + 1 || '$#'.includes(this.text.charAt(at));
  }

  /** The characters that Velocity's lexer takes at once within a comment or a text block. */
  protected commentStep(at: number): number {
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

  protected textBlock(): void {
    let end = this.at + 3;
    while (end < this.text.length && !this.text.startsWith(']]#', end)) end = this.commentStep(end);
    const closed = end < this.text.length;
    if (!closed) this.problem('unexpected-end', this.at, this.text.length, unclosed('#[[', ']]#'));
    this.push(closed ? T.TextBlock : T.Invalid, Math.min(end + 3, this.text.length));
  }
}
