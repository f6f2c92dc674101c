import type * as Ast from '../ast.js';
import { expression } from './expressions.js';
import { siteArgument, tell } from './recorded.js';
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
  if (last !== undefined) setPart(writer, node, last, value);
  else {
    const name = setName(target);
    tell(writer, () => `T.assigned(${writer.site('set', node, name)}, ${writer.variableNumber(name)}, ${value});`);
    writer.push(`if (${value} !== null) ${write(writer, name, value)};`);
  }
  writer.release();
}

function setPart(writer: Writer, node: Ast.SetDirective, last: Ast.Part, value: string): void {
  const { target } = node;
  if (target.kind !== 'Reference') return;
  const height = `h${writer.newId()}`;
  // The operand that is there already is the value.
  tell(writer, () => `const ${height} = T.height - 1;`);
  const object = writer.temporary();
  const holder = readParts(writer, target, target.parts.slice(0, -1), object, 'null');
  const index = last.kind === 'Index' ? expression(writer, last.index) : JSON.stringify(last.name);
  const assign = last.kind === 'Index' ? 'setIndex' : 'setProperty';
  const site = siteArgument(writer, 'set', node, writer.text.slice(target.start + 1, target.end));
  const then = `${assign}(${object}, ${index}, ${value}, s, ${last.start}${site});`;
  writer.push(`if (${value} !== null && (${object} = ${holder}) !== null) ${then}`);
  // Where nothing was set, operands are left.
  tell(writer, () => `T.height = ${height};`);
  writer.release();
}
