import type { Block, IfDirective, Node, Range, Template, Text } from '@veloway/vtl';

/** What there is of JSON in the text of a template. A string that directives or references interrupt has many parts. */
export interface JsonPiece extends Range {
  readonly kind: 'key' | 'string' | 'number' | 'literal';
}

export interface JsonPieces {
  readonly pieces: readonly JsonPiece[];
  /** Braces and brackets that belong together, both in one block of the template. */
  readonly braces: readonly Range[];
}

/**
 * Reads the text of a template as JSON, in the order of the text: a cheap look that knows strings from the rest, for
 * colours and folding. Each branch of an `#if` begins in the state that the first began in.
 */
export function jsonPieces(tree: Template): JsonPieces {
  return new JsonScan(tree.source.text).read(tree);
}

interface OpenBrace {
  readonly start: number;
  readonly closer: string;
}

const TOKEN = /["{}[\]]|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\b(?:true|false|null)\b/g;
const IN_STRING = /[\\"\r\n]/g;

class JsonScan {
  private readonly pieces: JsonPiece[] = [];
  private readonly braces: Range[] = [];
  /** The parts of the open string, whose closing quote tells what it is; undefined outside of strings. */
  private parts: Range[] | undefined;
  /** What an escape takes along may be in the next node. */
  private done = 0;

  constructor(private readonly text: string) {}

  read(tree: Template): JsonPieces {
    this.statements(tree.children);
    this.closeString(this.text.length);
    const byStart = (a: Range, b: Range): number => a.start - b.start;
    return { pieces: this.pieces.sort(byStart), braces: this.braces.sort(byStart) };
  }

  private statements(nodes: readonly Node[]): void {
    const open: OpenBrace[] = [];
    for (const node of nodes) {
      if (node.kind === 'Text') this.scan(node, open);
      else if (node.kind === 'IfDirective') this.branches(node);
      else if (node.kind === 'Directive' && node.body !== undefined) this.statements(node.body.children);
    }
  }

  private branches({ branches, otherwise }: IfDirective): void {
    const inString = this.parts !== undefined;
    const blocks: readonly Block[] = [
      ...branches.map(({ body }) => body),
      ...(otherwise === undefined ? [] : [otherwise]),
    ];
    for (const block of blocks) {
      if (inString) this.parts ??= [];
      else this.closeString(block.start);
      this.statements(block.children);
    }
  }

  private scan({ start, end }: Text, open: OpenBrace[]): void {
    const from = Math.max(start, this.done);
    let at = this.parts === undefined ? from : this.stringPart(start, Math.min(from, end), end);
    while (at < end) at = this.token(at, end, open);
  }

  private token(from: number, end: number, open: OpenBrace[]): number {
    TOKEN.lastIndex = from;
    const match = TOKEN.exec(this.text);
    if (match === null || match.index >= end) return end;
    const { 0: token, index } = match;
    if (token === '"') {
      this.parts = [];
      return this.stringPart(index, index + 1, end);
    }
    if (token === '{' || token === '[') open.push({ start: index, closer: token === '{' ? '}' : ']' });
    else if (token === '}' || token === ']') this.closeBrace(token, index, open);
    else
      this.pieces.push({
        start: index,
        end: Math.min(end, index + token.length),
        kind: /^[tfn]/.test(token) ? 'literal' : 'number',
      });
    return index + token.length;
  }

  private closeBrace(token: string, index: number, open: OpenBrace[]): void {
    const last = open.pop();
    // What does not fit together folds nowhere.
    if (last?.closer === token) this.braces.push({ start: last.start, end: index + 1 });
    else open.length = 0;
  }

  /** Goes on to the end of the string, which a line ending is as well, or of the node. */
  private stringPart(start: number, from: number, end: number): number {
    for (let at = from; ; at = this.done) {
      IN_STRING.lastIndex = at;
      const match = IN_STRING.exec(this.text);
      if (match === null || match.index >= end) return this.addPart(start, end);
      const { 0: token, index } = match;
      if (token === '\\') this.done = index + 2;
      if (token === '\\' && this.done >= end) return this.addPart(start, end);
      if (token === '\\') continue;
      const close = token === '"' ? index + 1 : index;
      this.addPart(start, close);
      this.closeString(close);
      return close;
    }
  }

  private addPart(start: number, end: number): number {
    const last = this.parts?.at(-1);
    if (last?.end === start) this.parts?.splice(-1, 1, { start: last.start, end });
    else this.parts?.push({ start, end });
    return end;
  }

  private closeString(place: number): void {
    const kind = /^\s*:/.test(this.text.slice(place, place + 80)) ? 'key' : 'string';
    for (const { start, end } of this.parts ?? []) if (start < end) this.pieces.push({ start, end, kind });
    this.parts = undefined;
  }
}
