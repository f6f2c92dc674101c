import type { Range, Template } from '@veloway/vtl';
import type { TemplateRole } from '../template-view.js';
import type { Fact } from './fact.js';
import type { FaultOnPath } from './faults.js';
import type { Interpreter } from './interpreter.js';
import { isMockRequest } from './mock-request.js';
import type { ShapeFinding } from './output-shape.js';
import { shapeFix } from './shape-fix.js';

/** @returns what was found wrong, in the order of the text, with the path on which it is */
export function shapeFindings(
  tree: Template,
  role: TemplateRole,
  { faults, source }: Interpreter,
): readonly ShapeFinding[] {
  const isLenient = isMockRequest(tree, role);
  return [...faults.values()]
    .filter(({ fault }) => !(isLenient && LENIENT.has(fault.code)))
    .map((found) => findingOf(tree, source, found))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What API Gateway itself accepts where it reads the output. */
const LENIENT: ReadonlySet<string> = new Set(['json-trailing-comma', 'json-unquoted-string', 'json-unexpected']);

function findingOf(tree: Template, source: string, found: FaultOnPath): ShapeFinding {
  const { fault, facts } = found;
  const { code, start, end, problem, advice } = fault;
  const path = pathText(found);
  const message = `${problem}${path === '' ? '' : ` ${path}`}. ${advice}`;
  return {
    code,
    start,
    end: Math.min(end, source.length),
    message,
    related: relatedTo(facts),
    fix: shapeFix(tree, found),
  };
}

function pathText({ facts, loops, fault }: FaultOnPath): string {
  const conditions = facts.map((fact) => answerOf(fact)).join(' and ');
  const isLater = loops?.first === false && fault.code === 'json-missing-comma';
  const iteration = isLater ? 'from the second iteration on' : '';
  return [iteration, conditions === '' ? '' : `when ${conditions}`].filter((part) => part !== '').join(', ');
}

function answerOf({ question: { asked }, holds }: Fact): string {
  return holds ? asked.whenTrue : asked.whenFalse;
}

function relatedTo(facts: readonly Fact[]): readonly (Range & { readonly message: string })[] {
  return facts.map((fact) => {
    const { start, end } = fact.question.asked;
    return { start, end, message: `This is the case when ${answerOf(fact)}.` };
  });
}
