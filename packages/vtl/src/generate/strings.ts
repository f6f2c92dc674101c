import { isPlainString } from '../analyze.js';
import type * as Ast from '../ast.js';
import { functionOf } from './function.js';
import { recordedConstant } from './recorded.js';
import { reference } from './references.js';
import type { Writer } from './writer.js';

/** @returns an expression of a string literal and of what it interpolates */
export function string(writer: Writer, node: Ast.StringLiteral): string {
  if (node.content === undefined) return recordedConstant(writer, JSON.stringify(node.value));
  if (isPlainString(node, writer.needs, writer.dialect)) return plainString(writer, node.content, node.padded);
  const render = writer.hoist(functionOf(writer, node.content, { kind: 'string' }), 's');
  const value = `${render}(c, s)`;
  const text = `bounded(s, ${node.padded ? `${value}.slice(0, -1)` : value})`;
  return writer.recording ? `T.closeString(T.openString(${writer.site('string', node)}), ${text})` : text;
}

function plainString(writer: Writer, content: readonly Ast.Statement[], padded: boolean): string {
  const pieces = content.map((node, i) => {
    if (node.kind === 'Reference') return `print(${reference(writer, node)})`;
    const text = node.kind === 'Text' ? node.text : '';
    return JSON.stringify(padded && i === content.length - 1 ? text.slice(0, -1) : text);
  });
  return `bounded(s, "" + ${pieces.filter((piece) => piece !== '""').join(' + ') || '""'})`;
}
