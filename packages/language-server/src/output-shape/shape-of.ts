import type { Reference, Template } from '@veloway/vtl';
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
  return { format, findings: shapeFindings(tree, role, interpreter), holes: holesOf(interpreter) };
}

function holesOf({ holes, machine }: Interpreter): ReadonlyMap<Reference, Hole> {
  const result = new Map<Reference, Hole>();
  for (const [reference, hole] of holes) {
    if (hole === undefined) continue;
    const isString = hole.in === 'json-string';
    result.set(reference, isString ? { ...hole, alone: machine.isAlone(reference) } : hole);
  }
  return result;
}
