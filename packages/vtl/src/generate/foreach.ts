import type * as Ast from '../ast.js';
import { expression } from './expressions.js';
import { tell } from './recorded.js';
import { writeStatements } from './statements.js';
import { read, restore, write } from './variables.js';
import type { Writer } from './writer.js';

/** A loop with all it needs; its JavaScript variables end in its id. */
interface Loop {
  readonly id: number;
  readonly node: Ast.Directive;
  readonly variable: string;
  readonly list: Ast.Expression;
  /** The block, or what Velocity takes for it: the argument after the list. */
  readonly body: Ast.Expression | Ast.Block;
}

export function writeForeach(writer: Writer, node: Ast.Directive): void {
  const [item, , list] = node.args;
  const parts: (Ast.Expression | Ast.Block)[] = node.body ? [...node.args, node.body] : [...node.args];
  if (item === undefined || parts[2] === undefined) {
    const message = '`#foreach` needs a variable, `in` and a list: `#foreach($item in $list)`.';
    writer.push(`fail("ArrayIndexOutOfBoundsException", ${JSON.stringify(message)}, s, ${node.start});`);
    return;
  }
  if (list === undefined) return;
  const body = parts[3] as Ast.Expression | Ast.Block;
  const variable = item.kind === 'Reference' ? item.name : writer.text.slice(item.start + 1, item.end);
  writeLoop(writer, { id: writer.newId(), node, variable, list, body });
}

function writeLoop(writer: Writer, loop: Loop): void {
  const { id, node } = loop;
  const { signals } = writer.needs;
  writeList(writer, loop);
  writeSaving(writer, loop);
  if (signals) writer.push(`let e${id} = null;`, 'try {');
  writer.push(`let n${id} = 0;`, `L${id}: for (let h = l${id}.hasNext(); h; h = l${id}.hasNext()) {`);
  writeIteration(writer, loop);
  writeBody(writer, loop);
  writer.push(`if (++n${id} >= m) break;`, '}');
  if (signals) writer.push(`} catch (e) { e${id} = e; }`);
  writeRestoring(writer, loop);
  tell(writer, () => `T.endLoop(q${id});`);
  if (signals) writer.push(`if (e${id} !== null && !stopsLoop(e${id}, ${node.start})) throw e${id};`);
  writer.push('}');
}

/** Begins the block of the loop, which is not entered where there is nothing to iterate. */
function writeList(writer: Writer, { id, node, variable, list }: Loop): void {
  const code = expression(writer, list);
  if (writer.recording) {
    const place = `${writer.site('foreach', node, variable)}, ${writer.variableNumber(variable)}`;
    writer.push(`const i${id} = ${code};`, `const q${id} = T.loop(${place}, i${id});`);
  }
  writer.push(`const l${id} = elementsOf(${writer.recording ? `i${id}` : code});`, `if (l${id} !== null) {`);
}

/** The variables that a loop gives values and that have their own again after it. */
function savedNames(writer: Writer, { variable }: Loop): string[] {
  return writer.needs.loopCounter ? [variable, 'velocityCount', 'velocityHasNext'] : [variable];
}

function writeSaving(writer: Writer, loop: Loop): void {
  const { id, node } = loop;
  for (const [i, name] of savedNames(writer, loop).entries()) writer.push(`const v${id}_${i} = ${read(writer, name)};`);
  if (!writer.needs.loopScope) return;
  writer.push(`const f${id} = new LoopScope(${node.start}, ${read(writer, 'foreach')});`);
  writer.push(`${write(writer, 'foreach', `f${id}`)};`);
}

function writeRestoring(writer: Writer, loop: Loop): void {
  for (const [i, name] of savedNames(writer, loop).entries()) writer.push(restore(writer, name, `v${loop.id}_${i}`));
  if (writer.needs.loopScope) writer.push(restore(writer, 'foreach', `after(${read(writer, 'foreach')})`));
}

/** What stands before the body: it gives the variables of the loop their values. */
function writeIteration(writer: Writer, { id, node, variable }: Loop): void {
  const { loopCounter, loopScope } = writer.needs;
  // The clock and the length of the output are looked at now and then only.
  writer.push('if ((++s.steps & 63) === 0) check(s, o);');
  if (loopCounter) writer.push(`${write(writer, 'velocityCount', `n${id} + 1`)};`);
  const item = writer.temporary();
  writer.push(`${item} = l${id}.next();`);
  if (loopCounter || loopScope) writer.push(`h = l${id}.hasNext();`);
  if (loopCounter) writer.push(`${write(writer, 'velocityHasNext', 'h')};`);
  writer.push(`${write(writer, variable, item)};`);
  tell(writer, () => `T.round(${writer.site('round', node, variable)}, q${id}, n${id}, ${item});`);
  writer.release();
  if (loopScope) writer.push(`f${id}.index++; f${id}.hasNext = h;`);
}

function writeBody(writer: Writer, { id, body }: Loop): void {
  const outer = writer.place;
  writer.place = { kind: 'loop', label: `L${id}` };
  if (body.kind === 'Block') writeStatements(writer, body.children);
  else if (body.kind === 'Reference') writeStatements(writer, [body]);
  writer.place = outer;
}
