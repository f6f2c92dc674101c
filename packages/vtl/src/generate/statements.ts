import type * as Ast from '../ast.js';
import { writeDirective } from './directives.js';
import { condition } from './expressions.js';
import { fixedText } from './fixed-text.js';
import { printReference } from './print-reference.js';
import { tell } from './recorded.js';
import { writeSet } from './set.js';
import type { Writer } from './writer.js';

export function writeStatements(writer: Writer, statements: readonly Ast.Statement[]): void {
  let text = '';
  for (const statement of statements) {
    const fixed = fixedText(writer, statement);
    if (fixed !== undefined) {
      if (writer.recording) recordText(writer, statement, fixed);
      else text += fixed;
      continue;
    }
    writer.print(text);
    text = '';
    writeStatement(writer, statement);
  }
  writer.print(text);
}

/** Each text is a step of its own. */
function recordText(writer: Writer, node: Ast.Statement, text: string): void {
  if (text !== '') writer.push(`o += T.text(${writer.site('text', node)}, ${JSON.stringify(text)});`);
}

function writeStatement(writer: Writer, node: Ast.Statement): void {
  if (node.kind === 'Reference') printReference(writer, node);
  else if (node.kind === 'SetDirective') writeSet(writer, node);
  else if (node.kind === 'IfDirective') writeConditional(writer, node);
  else if (node.kind === 'Directive') writeDirective(writer, node);
}

function writeConditional(writer: Writer, node: Ast.IfDirective): void {
  const outer = `w${writer.newId()}`;
  tell(writer, () => `const ${outer} = T.within;`);
  let keyword = 'if';
  for (const branch of node.branches) {
    writer.push(`${keyword} (${branchCondition(writer, branch)}) {`);
    writeStatements(writer, branch.body.children);
    keyword = '} else if';
  }
  if (node.otherwise !== undefined) {
    writer.push('} else {');
    tell(writer, () => `T.enter(${writer.site('otherwise', node.otherwise ?? node)});`);
    writeStatements(writer, node.otherwise.children);
  }
  writer.push('}');
  tell(writer, () => `T.within = ${outer};`);
}

function branchCondition(writer: Writer, branch: Ast.Branch): string {
  const code = condition(writer, branch.condition);
  return writer.recording ? `T.branch(${writer.site('branch', branch)}, T.height, ${code})` : code;
}
