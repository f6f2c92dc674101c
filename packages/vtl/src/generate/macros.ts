import type * as Ast from '../ast.js';
import { expression } from './expressions.js';
import { literalText } from './fixed-text.js';
import { hoistBlock } from './function.js';
import { recordedVariable, siteArgument } from './recorded.js';
import { read } from './variables.js';
import type { Writer } from './writer.js';

/** `#macro`: macros are there before the template begins, so that nothing is left where it stands. */
export function writeMacro(writer: Writer, node: Ast.Directive): void {
  const name = node.args[0];
  if (!writer.dialect.inlineMacros || name?.kind !== 'Word' || node.body === undefined) return;
  const body = hoistBlock(writer, node.body, 'm');
  const parameters = node.args.slice(1).map((arg) => writer.text.slice(arg.start, arg.end).replace(/^\$/, ''));
  writer.macros.push(
    `{ name: ${JSON.stringify(name.text)}, parameters: ${JSON.stringify(parameters)}, body: ${body} }`,
  );
}

export function writeMacroCall(writer: Writer, node: Ast.Directive): void {
  const args = node.args.map((arg) => argument(writer, arg));
  const body = node.body && hoistBlock(writer, node.body, 'b');
  const bad = node.args.find((arg) => arg.kind === 'Word');
  const badArgument = bad && JSON.stringify(bad.text);
  const literal = JSON.stringify(literalText(writer, node));
  const call = `{ literal: ${literal}, badArgument: ${badArgument}, args: [${args.join(', ')}], body: ${body} }`;
  const name = JSON.stringify(node.name.replace(/^@/, ''));
  const site = siteArgument(writer, 'call', node, node.name.replace(/^@/, ''));
  writer.push(`s.at = ${node.start};`, `o += callMacro(${name}, ${call}, c, s${site});`);
}

/** Kinds of arguments whose value may change from one reading to the next. */
const CHANGING: ReadonlySet<Ast.Expression['kind']> = new Set([
  'RangeLiteral',
  'Reference',
  'ListLiteral',
  'MapLiteral',
  'StringLiteral',
]);

function argument(writer: Writer, arg: Ast.Expression): string {
  const literal = JSON.stringify(writer.text.slice(arg.start, arg.end));
  return `{ constant: ${!CHANGING.has(arg.kind)}, read: ${lazy(writer, arg)}, literal: ${literal} }`;
}

/** A by-name argument: computed in the caller's context, each time that it is read. */
function lazy(writer: Writer, arg: Ast.Expression): string {
  const plain = arg.kind === 'Reference' && arg.parts.length === 0;
  const outer = writer.enterExpression();
  const value = plain ? recordedVariable(writer, arg, arg.name, read(writer, arg.name)) : expression(writer, arg);
  const inner = writer.leave(outer);
  return `(c) => { ${inner.declaration()} return ${value}; }`;
}
