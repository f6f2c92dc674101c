import type * as Ast from '../ast.js';
import { writeDirective } from './directives.js';
import { condition } from './expressions.js';
import { fixedText } from './fixed-text.js';
import { printReference } from './print-reference.js';
import { writeSet } from './set.js';
import type { Writer } from './writer.js';

export function writeStatements(writer: Writer, statements: readonly Ast.Statement[]): void {
  let text = '';
  for (const statement of statements) {
    const fixed = fixedText(writer, statement);
    if (fixed !== undefined) {
      text += fixed;
      continue;
    }
    writer.print(text);
    text = '';
    writeStatement(writer, statement);
  }
  writer.print(text);
}

function writeStatement(writer: Writer, node: Ast.Statement): void {
  if (node.kind === 'Reference') printReference(writer, node);
  else if (node.kind === 'SetDirective') writeSet(writer, node);
  else if (node.kind === 'IfDirective') writeConditional(writer, node);
  else if (node.kind === 'Directive') writeDirective(writer, node);
}

function writeConditional(writer: Writer, node: Ast.IfDirective): void {
  let keyword = 'if';
  for (const branch of node.branches) {
    writer.push(`${keyword} (${condition(writer, branch.condition)}) {`);
    writeStatements(writer, branch.body.children);
    keyword = '} else if';
  }
  if (node.otherwise !== undefined) {
    writer.push('} else {');
    writeStatements(writer, node.otherwise.children);
  }
  writer.push('}');
}
