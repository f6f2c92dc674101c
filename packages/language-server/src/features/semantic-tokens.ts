import type { Directive, IfDirective, Method, Node, Property, Range, Reference, StringLiteral } from '@veloway/vtl';
import { childrenOf } from '@veloway/vtl';
import { keywordsOf } from '../block-keywords.js';
import { jsonPieces } from '../json-scan.js';
import { outputFormat } from '../output-shape/output-format.js';
import { ROOTS } from '../symbols.js';
import type { TemplateView } from '../template-view.js';

export const TOKEN_TYPES = [
  ...(['keyword', 'variable', 'property', 'method', 'string', 'number', 'operator', 'comment', 'parameter'] as const),
] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

export const TOKEN_MODIFIERS = ['declaration', 'modification', 'readonly', 'defaultLibrary'] as const;

export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A stretch of the template and what it is. It may go over many lines. */
export interface SemanticToken {
  readonly start: number;
  readonly length: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** @returns what is in a range of the template, or all of it, in the order of the text; none overlap */
export function semanticTokens(
  view: TemplateView,
  range: Range = { start: 0, end: view.text.length },
): readonly SemanticToken[] {
  const marker = new Marker(view, range);
  marker.walk(view.tree);
  // The whole shape would take longer than a colour may.
  if (outputFormat(view.tree, view.role) === 'json') marker.json();
  const found = marker.tokens.filter(({ start, length }) => start < range.end && range.start < start + length);
  return withoutOverlaps(found.sort((a, b) => a.start - b.start));
}

/** Recovery from what Velocity refuses may read a character twice. */
function withoutOverlaps(tokens: readonly SemanticToken[]): readonly SemanticToken[] {
  let end = 0;
  return tokens.filter(({ start, length }) => {
    if (start < end) return false;
    end = start + length;
    return true;
  });
}

const NONE: readonly TokenModifier[] = [];
const ROOT: readonly TokenModifier[] = ['readonly', 'defaultLibrary'];
const DECLARATION: readonly TokenModifier[] = ['declaration'];
const MODIFICATION: readonly TokenModifier[] = ['modification'];

class Marker {
  readonly tokens: SemanticToken[] = [];
  /** Where variables get values, and whether it is for the first time in the text. */
  private readonly definitions = new Map<Reference, readonly TokenModifier[]>();

  constructor(
    private readonly view: TemplateView,
    private readonly range: Range,
  ) {
    const known = new Set<string>();
    for (const { definition, reference, name } of view.symbols.occurrences) {
      if (definition === undefined) continue;
      this.definitions.set(reference, known.has(name) ? MODIFICATION : DECLARATION);
      known.add(name);
    }
  }

  walk(node: Node): void {
    if (node.end < this.range.start || node.start > this.range.end) return;
    switch (node.kind) {
      case 'Comment':
      case 'StringLiteral':
      case 'TextBlock':
      case 'IntegerLiteral':
      case 'FloatLiteral':
      case 'BooleanLiteral':
      case 'Word':
        return this.leaf(node);
      case 'Reference':
        return this.reference(node);
      case 'IfDirective':
      case 'Directive':
        return this.directive(node);
      default:
        return this.inside(node);
    }
  }

  json(): void {
    for (const { start, end, kind } of jsonPieces(this.view.tree).pieces) {
      if (end < this.range.start || start > this.range.end) continue;
      this.add(start, end, kind === 'key' ? 'property' : kind === 'literal' ? 'keyword' : kind);
    }
  }

  private add(start: number, end: number, type: TokenType, modifiers = NONE): void {
    if (end > start) this.tokens.push({ start, length: end - start, type, modifiers });
  }

  private leaf(node: Node): void {
    const { start, end } = node;
    if (node.kind === 'StringLiteral') return this.string(node);
    if (node.kind === 'Comment') return this.comment(node);
    if (node.kind === 'TextBlock') {
      this.add(start, start + 3, 'keyword');
      return this.add(Math.max(start + 3, end - 3), end, 'keyword');
    }
    const isNumber = node.kind === 'IntegerLiteral' || node.kind === 'FloatLiteral';
    this.add(start, end, isNumber ? 'number' : 'keyword');
  }

  /** The end of the line is part of a comment, but has no colour. */
  private comment({ start, end }: Range): void {
    const text = this.view.text.slice(start, end);
    const from = Math.max(0, text.search(/#[#*]/));
    this.add(start + from, start + text.trimEnd().length, 'comment');
  }

  private string({ start, end, content }: StringLiteral): void {
    let at = start;
    for (const child of content ?? []) {
      if (child.kind === 'Text') continue;
      this.add(at, child.start, 'string');
      this.walk(child);
      at = Math.max(at, child.end);
    }
    this.add(at, end, 'string');
  }

  /** Children, and the operators and keywords between them. */
  private inside(node: Node): void {
    if (node.kind === 'SetDirective') this.setKeyword(node);
    const children = childrenOf(node);
    let at = node.start;
    for (const child of children) {
      if (OPERATORS.has(node.kind)) this.operators(at, child.start);
      this.walk(child);
      at = child.end;
    }
  }

  private setKeyword({ start, end }: Range): void {
    const match = /#(?:set|\{set\})/.exec(this.view.text.slice(start, Math.min(end, start + 200)));
    if (match !== null) this.add(start + match.index, start + match.index + match[0].length, 'keyword');
  }

  private operators(start: number, end: number): void {
    for (const { 0: operator, index } of this.view.text.slice(start, end).matchAll(OPERATOR)) {
      const place = start + index;
      this.add(place, place + operator.length, /\w/.test(operator) ? 'keyword' : 'operator');
    }
  }

  private directive(node: IfDirective | Directive): void {
    for (const { start, end } of keywordsOf(this.view.text, node)) this.add(start, end, 'keyword');
    if (node.kind === 'IfDirective') return this.inside(node);
    for (const [index, argument] of node.args.entries()) this.argument(node, argument, index);
    if (node.body !== undefined) this.walk(node.body);
  }

  private argument({ name }: Directive, argument: Node, index: number): void {
    if (name !== 'macro') return this.walk(argument);
    if (argument.kind === 'Word') return this.add(argument.start, argument.end, 'method', DECLARATION);
    if (argument.kind === 'Reference' && index > 0) this.add(argument.start, argument.end, 'parameter', DECLARATION);
  }

  private reference(node: Reference): void {
    const { name, nameStart, parts, unusual } = node;
    if (unusual?.inert === true || unusual?.bare !== undefined) return;
    const start = unusual === undefined ? node.start : nameStart;
    this.add(start, nameStart + name.length, 'variable', this.modifiers(node));
    for (const part of parts) {
      if (part.kind === 'Index') this.walk(part.index);
      else this.add(part.start + 1, memberEnd(part), part.kind === 'Method' ? 'method' : 'property');
      if (part.kind === 'Method') this.args(part);
    }
    const last = parts.at(-1)?.end ?? nameStart + name.length;
    if (node.formal && this.view.text.charAt(node.end - 1) === '}')
      this.add(Math.max(last, node.end - 1), node.end, 'variable', this.modifiers(node));
  }

  private args({ args }: Method): void {
    for (const argument of args) this.walk(argument);
  }

  private modifiers(node: Reference): readonly TokenModifier[] {
    const isRoot = (ROOTS as readonly string[]).includes(node.name);
    return this.definitions.get(node) ?? (isRoot ? ROOT : NONE);
  }
}

/** Where the name of a member ends; in what cannot be read, it may have lost its place. */
function memberEnd({ start, end, name }: Property | Method): number {
  return Math.min(start + 1 + name.length, end);
}

const OPERATORS: ReadonlySet<Node['kind']> = new Set<Node['kind']>(['Binary', 'Not', 'SetDirective', 'RangeLiteral']);
const OPERATOR = /\|\||&&|[=!<>]=|\.\.|[<>+\-*/%!]|(?<![#{\w])=|\b(?:and|or|not|eq|ne|lt|le|gt|ge)\b/g;
