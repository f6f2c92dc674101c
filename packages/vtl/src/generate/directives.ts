import type * as Ast from '../ast.js';
import { expression } from './expressions.js';
import { writeForeach } from './foreach.js';
import { hoistBlock } from './function.js';
import { writeMacro, writeMacroCall } from './macros.js';
import { siteArgument, tell } from './recorded.js';
import { setName, write } from './variables.js';
import type { Writer } from './writer.js';

export function writeDirective(writer: Writer, node: Ast.Directive): void {
  if (!writer.dialect.directives.has(node.name)) return writeMacroCall(writer, node);
  switch (node.name) {
    case 'foreach':
      return writeForeach(writer, node);
    case 'define':
      return writeDefine(writer, node);
    case 'macro':
      return writeMacro(writer, node);
    case 'stop':
      return writeStop(writer, node);
    case 'break':
      return writeBreak(writer, node);
    case 'include':
      return writeInclude(writer, node);
    default:
      return writeInput(writer, node);
  }
}

function writeDefine(writer: Writer, node: Ast.Directive): void {
  const name = node.args[0];
  if (name === undefined || node.body === undefined) return;
  const body = hoistBlock(writer, node.body, 'd');
  const variable = name.kind === 'Reference' ? setName(name) : writer.text.slice(name.start + 1, name.end);
  writer.push(`${write(writer, variable, `define(${body}, c, s)`)};`);
  tell(writer, () => `T.defined(${writer.site('define', node, variable)}, ${writer.variableNumber(variable)});`);
}

function writeStop(writer: Writer, node: Ast.Directive): void {
  if (node.args[0] !== undefined) writer.push(`${expression(writer, node.args[0])};`);
  tell(writer, () => `T.enter(${writer.site('stop', node)});`);
  const atTop = writer.place.kind === 'main' || writer.place.kind === 'loop';
  writer.push(atTop && !writer.needs.signals ? 'if (true) return o;' : 'if (true) throw new Signal("all");');
}

function writeBreak(writer: Writer, node: Ast.Directive): void {
  const scope = node.args[0];
  tell(writer, () => `T.enter(${writer.site('break', node)});`);
  if (scope !== undefined) {
    const text = JSON.stringify(writer.text.slice(scope.start, scope.end));
    writer.push(`s.at = ${node.start}; breakScope(${expression(writer, scope)}, ${text});`);
  } else if (writer.place.kind === 'loop') writer.push(`if (true) break ${writer.place.label};`);
  else if (writer.place.kind === 'string') writer.push('if (true) throw new Signal("nearest");');
  else writer.push('if (true) return o;');
}

function writeInclude(writer: Writer, node: Ast.Directive): void {
  const { args, start } = node;
  for (const [i, arg] of args.entries()) {
    if (arg.kind === 'StringLiteral' || arg.kind === 'Reference') {
      const site = siteArgument(writer, 'include', node);
      writer.push(`o += include(${expression(writer, arg)}, ${i}, s, ${start}${site});`);
    } else {
      const message = '`#include` takes strings and references.';
      writer.push(`fail("VelocityException", ${JSON.stringify(message)}, s, ${start});`);
    }
  }
}

/** `#parse` and `#evaluate`. */
function writeInput(writer: Writer, node: Ast.Directive): void {
  const { name, args, start } = node;
  const [first] = args;
  if (first === undefined) {
    const message = `\`#${name}\` needs an argument.`;
    writer.push(`fail("VelocityException", ${JSON.stringify(message)}, s, ${start});`);
    return;
  }
  const run = name === 'parse' ? 'parseTemplate' : 'evaluate';
  const site = siteArgument(writer, name === 'parse' ? 'parse' : 'evaluate', node);
  writer.push(`o += ${run}(${expression(writer, first)}, c, s, ${start}${site});`);
}
