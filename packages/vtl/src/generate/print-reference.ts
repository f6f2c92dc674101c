import type * as Ast from '../ast.js';
import { literalOfReference } from '../token-nodes.js';
import { reference } from './references.js';
import type { Writer } from './writer.js';

const USUAL = { backslashes: 0, prefix: '' };

/** A reference as a statement, with the backslashes before it, of which two print one. */
export function printReference(writer: Writer, node: Ast.Reference): void {
  const { backslashes, prefix } = node.unusual ?? USUAL;
  const slashes = '\\'.repeat(Math.floor(backslashes / 2));
  if (backslashes % 2 === 1) return printEscaped(writer, node, slashes);
  const value = reference(writer, node);
  const before = JSON.stringify(slashes + prefix);
  const missing = (): string => literal(writer, JSON.stringify(slashes + slashes + prefix), node);
  if (writer.needs.blocks) {
    writer.push(`o += printBlock(${value}, ${before}, ${later(writer, missing())}, c, s);`);
  } else if (writer.dialect.invalidReference === 'empty') {
    writer.print(slashes + prefix);
    writer.push(`o += print(${value});`);
  } else {
    const result = writer.temporary();
    writer.push(`${result} = ${value};`, `o += ${result} === null ? ${missing()} : ${before} + print(${result});`);
    writer.release();
  }
}

function printEscaped(writer: Writer, node: Ast.Reference, slashes: string): void {
  const missing = literal(writer, '"\\\\"', node);
  const text = `${reference(writer, node)} === null ? ${missing} : ${literal(writer, '""', node)}`;
  if (writer.recording) writer.push(`o += T.printed(${text}, ${JSON.stringify(slashes)});`);
  else {
    writer.print(slashes);
    writer.push(`o += ${text};`);
  }
}

/** What is printed for a reference itself: as it is written, or as a macro's caller wrote it. */
function literal(writer: Writer, before: string, node: Ast.Reference): string {
  const written = JSON.stringify(literalOfReference(node, writer.text));
  return `${before} + ${writer.needs.contexts ? `(c.literal(${written}) ?? ${written})` : written}`;
}

/** @returns a function of an expression, made once where it does not depend on a macro's caller */
function later(writer: Writer, code: string): string {
  return writer.needs.contexts ? `() => ${code}` : writer.hoist(`() => ${code}`, 'u');
}
