import type { IRecognitionException } from 'chevrotain';
import { findingAdvice, parserAdvice } from './advice.js';
import type * as Ast from './ast.js';
import { checkDirective, checkString } from './check.js';
import type { Finding } from './expression-grammar.js';
import { Grammar } from './grammar.js';
import { Lexer } from './lexer.js';
import { boundNesting, nestingTooDeep } from './nesting.js';
import type { Problem } from './problem.js';
import { settleRanges } from './settle-ranges.js';
import type { Range, Source } from './source.js';
import { endOf, keepLiteral } from './token-nodes.js';
import type { VtlToken } from './tokens.js';
import { visit } from './visit.js';

/** A template's tree and what is wrong with it, in the order of the text. */
export interface ParseResult {
  readonly tree: Ast.Template;
  readonly problems: readonly Problem[];
}

/** Chevrotain analyses a grammar when it is made, which takes long; one instance serves all calls, one after another. */
let grammar: Grammar | undefined;

/**
 * Reads a template as Velocity 1.7 does.
 *
 * @param text the template
 * @param name what messages call it by
 * @returns always a tree that holds every character, with ranges on all nodes; a template that Velocity 1.7 refuses
 *   has at least one problem of severity `error`
 */
export function parse(text: string, name = 'template'): ParseResult {
  const problems: Problem[] = [];
  const children = parseText(text, problems);
  const source: Source = { name, text };
  const tree: Ast.Template = { kind: 'Template', start: 0, end: text.length, source, children };
  if (problems.length > 0) settleRanges(tree, 0, text.length);
  return { tree, problems: relevant(problems, text) };
}

/** A missing `#end` comes last at its place: whatever else is wrong there may be why. */
function byPlace(a: Problem, b: Problem): number {
  const last = Number(a.code === 'missing-end') - Number(b.code === 'missing-end');
  return a.start - b.start || last || a.end - b.end;
}

/**
 * Where the text is not read to its end, everything is unclosed, and after an error the rest of its line is easily
 * misread: neither is news.
 */
function relevant(problems: readonly Problem[], text: string): Problem[] {
  const cut = problems.some(({ code }) => code === 'nesting-too-deep');
  const kept: Problem[] = [];
  let lastError = Number.NEGATIVE_INFINITY;
  for (const problem of [...problems].sort(byPlace)) {
    const { code, severity, start } = problem;
    if (cut && (code === 'missing-end' || code === 'unexpected-token' || code === 'stray-token')) continue;
    if (code === 'stray-token' && lastError >= 0 && !/[\r\n]/.test(text.slice(lastError, start))) continue;
    kept.push(problem);
    if (severity === 'error') lastError = start;
  }
  return kept;
}

function parseText(text: string, problems: Problem[]): Ast.Statement[] {
  const lexer = new Lexer(text);
  const children: Ast.Statement[] = [];
  const strings: Ast.StringLiteral[] = [];
  for (let tokens = lexer.batch(); tokens.length > 0; tokens = lexer.batch()) {
    for (const child of parseBatch(text, tokens, lexer.problems, problems, strings)) children.push(child);
    if (problems.at(-1)?.code === 'nesting-too-deep') break;
  }
  for (const problem of lexer.problems) problems.push(problem);
  for (const literal of strings) parseString(text, literal, problems);
  return children;
}

function parseBatch(
  text: string,
  tokens: VtlToken[],
  known: readonly Problem[],
  problems: Problem[],
  strings: Ast.StringLiteral[],
): readonly Ast.Statement[] {
  const bounded = boundNesting(tokens, text.length, problems);
  grammar ??= new Grammar();
  grammar.begin(text, bounded);
  const children = readStatements(grammar, tokens, problems);
  const isKnown = overlapping(known);
  for (const error of grammar.errors) addError(error, text, isKnown, problems);
  for (const finding of grammar.findings) addFinding(finding, isKnown, problems);
  for (const directive of grammar.directives) if (directive !== undefined) checkDirective(directive, problems);
  for (const literal of grammar.strings) strings.push(literal);
  return children ?? [{ kind: 'Invalid', ...rangeOf(tokens) }];
}

/** Undefined where nothing could be read: chevrotain gave up, or the caller had left it too little of the stack. */
function readStatements(reader: Grammar, tokens: VtlToken[], problems: Problem[]): Ast.Statement[] | undefined {
  try {
    return reader.template();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push({ ...nestingTooDeep(), ...rangeOf(tokens) });
    return undefined;
  }
}

function rangeOf(tokens: VtlToken[]): Range {
  return { start: tokens[0]?.startOffset ?? 0, end: endOf(tokens.at(-1) as VtlToken) };
}

type RangeTest = (range: Range) => boolean;

function addError(error: IRecognitionException, text: string, isKnown: RangeTest, problems: Problem[]): void {
  const token = error.token as VtlToken;
  const atEnd = Number.isNaN(token.startOffset) || token.image === '';
  const range = atEnd ? { start: text.length, end: text.length } : { start: token.startOffset, end: endOf(token) };
  if (isKnown(range)) return;
  problems.push({ severity: 'error', ...range, ...parserAdvice(error, atEnd) });
}

function addFinding({ about, token }: Finding, isKnown: RangeTest, problems: Problem[]): void {
  const range = { start: token.startOffset, end: endOf(token) };
  if (about !== 'missing-end' && isKnown(range)) return;
  problems.push({ severity: 'error', ...range, ...findingAdvice(about, token.image) });
}

/** @returns a test of whether the lexer has already told what is wrong at a place */
function overlapping(known: readonly Problem[]): RangeTest {
  if (known.length === 0) return () => false;
  const sorted = [...known].sort((a, b) => a.start - b.start);
  // For each problem, how far it or any one before it reaches.
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? 0));
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Problem).start <= end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (reach[low - 1] as number) >= start;
  };
}

/**
 * Velocity parses the text of a string as a template of its own, with a blank added where it holds no line comment, so
 * that a reference at its end is terminated.
 */
function parseString(source: string, literal: Ast.StringLiteral, outer: Problem[]): void {
  checkString(literal, source, outer);
  if (!/[$#]/.test(source.slice(literal.start, literal.end))) return;
  const padded = !literal.value.includes('##');
  const problems: Problem[] = [];
  const text = padded ? `${literal.value} ` : literal.value;
  const children = parseText(text, problems);
  const rewritten = literal.value.length !== literal.end - literal.start - 2;
  const offsets = contentOffsets(source, literal);
  const place = (offset: number): number => offsets[Math.min(offset, offsets.length - 1)] ?? literal.end - 1;
  for (const child of children) {
    visit(child, (node) => {
      if (rewritten && node.kind === 'Reference') keepLiteral(node, text);
      move(node, place);
    });
  }
  for (const problem of problems) {
    outer.push({ ...problem, start: place(problem.start), end: place(problem.end) });
  }
  Object.assign(literal, { content: children, padded });
}

function move(node: Ast.Node, place: (offset: number) => number): void {
  const moved: { start: number; end: number; nameStart?: number } = { start: place(node.start), end: place(node.end) };
  if ('nameStart' in node) moved.nameStart = place(node.nameStart);
  Object.assign(node, moved);
}

/** @returns for each character of a literal's value, and the place after the last, where it stands in the source */
function contentOffsets(text: string, literal: Ast.StringLiteral): number[] {
  const offsets: number[] = [];
  for (let at = literal.start + 1; at < literal.end - 1; ) {
    offsets.push(at);
    if (/^\\u[0-9a-fA-F]{4}/.test(text.slice(at, at + 6))) at += 6;
    else at += text[at] === literal.quote && text[at + 1] === literal.quote ? 2 : 1;
  }
  offsets.push(literal.end - 1);
  return offsets;
}
