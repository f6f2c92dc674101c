import type * as Ast from '../ast.js';
import { expression } from './expressions.js';
import { readParts } from './references.js';
import { setName, write } from './variables.js';
import type { Writer } from './writer.js';

/** `#set`, which does nothing where its value is null. */
export function writeSet(writer: Writer, node: Ast.SetDirective): void {
  const { target } = node;
  if (target.kind !== 'Reference') return;
  const value = writer.temporary();
  writer.push(`${value} = ${expression(writer, node.value)};`);
  const last = target.parts.at(-1);
  if (last === undefined) writer.push(`if (${value} !== null) ${write(writer, setName(target), value)};`);
  else setPart(writer, target, last, value);
  writer.release();
}

function setPart(writer: Writer, target: Ast.Reference, last: Ast.Part, value: string): void {
  const object = writer.temporary();
  const holder = readParts(writer, target, target.parts.slice(0, -1), object, 'null');
  const index = last.kind === 'Index' ? expression(writer, last.index) : JSON.stringify(last.name);
  const assign = last.kind === 'Index' ? 'setIndex' : 'setProperty';
  const then = `${assign}(${object}, ${index}, ${value}, s, ${last.start});`;
  writer.push(`if (${value} !== null && (${object} = ${holder}) !== null) ${then}`);
  writer.release();
}
