import { type Node, type Reference, type Template, visit } from '@veloway/vtl';
import type { TemplateRole } from '../template-view.js';
import { type Interpreter, interpret } from './interpreter.js';
import { jsonMachine } from './json-machine.js';
import { outputFormat } from './output-format.js';
import type { Hole, OutputShape } from './output-shape.js';
import { shapeFindings } from './shape-findings.js';
import { xmlMachine } from './xml-machine.js';

/** Runs a template on all of its paths at once, without a request, and reads what it prints as JSON or XML. */
export function outputShapeOf(tree: Template, role: TemplateRole): OutputShape {
  const format = outputFormat(tree, role);
  if (format === undefined) return { format, findings: [], holes: new Map() };
  const interpreter = interpret(tree, format === 'json' ? jsonMachine() : xmlMachine());
  const findings = isBroken(tree) ? [] : shapeFindings(tree, role, interpreter);
  return { format, findings, holes: holesOf(interpreter) };
}

/** Where Velocity refuses a template, its tree is a guess. */
function isBroken(tree: Template): boolean {
  let broken = false;
  visit(tree, (node) => {
    broken ||= isRefused(node);
    return !broken;
  });
  return broken;
}

function isRefused(node: Node): boolean {
  if (node.kind === 'Invalid' || node.kind === 'Missing') return true;
  return (node.kind === 'IfDirective' || node.kind === 'Directive') && !node.closed;
}

function holesOf({ holes, source }: Interpreter): ReadonlyMap<Reference, Hole> {
  const result = new Map<Reference, Hole>();
  for (const [reference, hole] of holes) {
    if (hole === undefined) continue;
    const isString = hole.in === 'json-string';
    result.set(reference, isString ? { ...hole, alone: isAlone(source, reference) } : hole);
  }
  return result;
}

/** @returns whether nothing but a reference stands between two quotes of a string */
function isAlone(source: string, { start, end, unusual }: Reference): boolean {
  const isPlain = unusual === undefined || (unusual.prefix === '' && unusual.backslashes === 0);
  return isPlain && source[start - 1] === '"' && source[start - 2] !== '\\' && source[end] === '"';
}
