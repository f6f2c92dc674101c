import type * as Ast from '../ast.js';
import type { SiteKind } from '../recording/site.js';
import type { Range } from '../source.js';
import type { Writer } from './writer.js';

/** What recorded programs tell the recorder, `T`, beside what all programs compute; others hold nothing of it. */

/** @returns the code of a value that the template's text alone decides */
export function recordedConstant(writer: Writer, code: string): string {
  return writer.recording ? `T.constant(${code})` : code;
}

/** Literals that are one value, and have no steps where they are only computed with. */
const LITERALS: ReadonlySet<Ast.Expression['kind']> = new Set<Ast.Expression['kind']>([
  'StringLiteral',
  'IntegerLiteral',
  'FloatLiteral',
  'BooleanLiteral',
]);

/**
 * @param code of the value of what a list or map is made of, or is given by a method
 * @returns the same, with a step of its own for a literal, by which it is found again
 */
export function recordedMember(writer: Writer, node: Ast.Expression, code: string): string {
  const interpolates = node.kind === 'StringLiteral' && node.content !== undefined;
  if (!writer.recording || interpolates || !LITERALS.has(node.kind)) return code;
  return `T.literal(${writer.site('literal', node)}, ${code})`;
}

/** @returns the code of a variable's value: null or undefined where it has none */
export function recordedVariable(writer: Writer, range: Range, name: string, code: string): string {
  return writer.recording ? recordedRead(writer, 'variable', range, name, code) : code;
}

/** @returns the code of the value of a variable of which a member is read */
export function recordedBase(writer: Writer, range: Range, name: string, code: string): string {
  return writer.recording ? recordedRead(writer, 'base', range, name, code) : code;
}

function recordedRead(writer: Writer, how: 'variable' | 'base', range: Range, name: string, code: string): string {
  return `T.${how}(${writer.site('variable', range, name)}, ${writer.variableNumber(name)}, T.height, ${code})`;
}

/** @returns the code of a value that is computed from others */
export function recordedValue(writer: Writer, kind: SiteKind, range: Range, code: string, name?: string): string {
  return writer.recording ? `T.value(${writer.site(kind, range, name)}, T.height, ${code})` : code;
}

/** @returns the last argument of a call of the runtime that is recorded, with the comma before it */
export function siteArgument(writer: Writer, kind: SiteKind, range: Range, name?: string): string {
  return writer.recording ? `, ${writer.site(kind, range, name)}` : '';
}

/** Adds a statement that tells the recorder something. */
export function tell(writer: Writer, code: () => string): void {
  if (writer.recording) writer.push(code());
}
