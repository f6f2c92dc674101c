import type { TextEdit } from '../edit.js';
import { lineStartsOf } from '../line-start.js';

interface Begin {
  readonly at: number;
  readonly indentation: string;
}

/** The lines of a text, and how they begin after the changes so far, which come in the order of the text. */
export class ChangedLines {
  /** By the start of the line in the text as it is, each list in the order of the text. */
  private readonly begins = new Map<number, Begin[]>();

  private readonly startOf: (offset: number) => number;

  constructor(private readonly text: string) {
    this.startOf = lineStartsOf(text);
  }

  /** Notes that what stands at a place now begins a line, or belongs to one that begins so. */
  begin(at: number, indentation: string): void {
    const start = this.startOf(at);
    const begins = this.begins.get(start);
    if (begins === undefined) this.begins.set(start, [{ at, indentation }]);
    else begins.push({ at, indentation });
  }

  /** Notes a change of blanks. */
  change({ start, end, newText }: TextEdit): void {
    const line = /[\r\n]([ \t]*)$/.exec(newText)?.[1];
    if (line !== undefined) this.begin(end, line);
    else if (this.startOf(start) !== this.startOf(end)) this.begin(end, this.indentationAt(start));
  }

  /** @returns the blanks that the line of a place begins with once the changes are made */
  indentationAt(offset: number): string {
    const start = this.startOf(offset);
    const begin = this.begins.get(start)?.findLast(({ at }) => at <= offset);
    return begin?.indentation ?? /^[ \t]*/.exec(this.text.slice(start, offset))?.[0] ?? '';
  }

  /** @returns whether only blanks are before a place in its line */
  isFirst(offset: number): boolean {
    const start = this.startOf(offset);
    const begins = this.begins.get(start) ?? [];
    return begins.some(({ at }) => at === offset) || this.text.slice(start, offset).trim() === '';
  }

  isStart(offset: number): boolean {
    return this.startOf(offset) === offset;
  }
}
