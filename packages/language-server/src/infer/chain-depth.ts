import { type Expression, type Template, visit } from '@veloway/vtl';
import { type Assignment, type Flow, flowOf } from './flow.js';
import { reaching } from './reaching.js';

/** Of values that depend on more assignments in a row, nothing is computed. */
const MOST = 200;

const DEPTHS = new WeakMap<Template, ReadonlyMap<Assignment, number>>();

/** @returns whether so many assignments have a say in a value, one after the other, that it is not computed */
export function isTooDeep(tree: Template, assignment: Assignment): boolean {
  const depths = DEPTHS.get(tree) ?? measure(flowOf(tree));
  DEPTHS.set(tree, depths);
  return (depths.get(assignment) ?? 0) > MOST;
}

function measure(flow: Flow): ReadonlyMap<Assignment, number> {
  const depths = new Map<Assignment, number>();
  for (const assignment of flow.assignments) {
    let depth = 0;
    for (const expression of expressionsOf(assignment)) {
      for (const name of namesIn(expression)) depth = Math.max(depth, depthOf(flow, name, expression.start, depths));
    }
    depths.set(assignment, depth + 1);
  }
  return depths;
}

function depthOf(flow: Flow, name: string, place: number, depths: ReadonlyMap<Assignment, number>): number {
  return reaching(flow, name, place).assignments.reduce((most, one) => Math.max(most, depths.get(one) ?? 0), 0);
}

/** @returns what decides about the value: the expression itself, and all conditions */
function expressionsOf({ node, region }: Assignment): readonly Expression[] {
  const expressions: Expression[] = [];
  if (node.kind === 'SetDirective') expressions.push(node.value);
  for (let around = region; around !== undefined; around = around.parent) {
    const list = around.loop?.args[2];
    if (list !== undefined) expressions.push(list);
    for (const { expression } of around.conditions) expressions.push(expression);
  }
  return expressions;
}

const NAMES = new WeakMap<Expression, ReadonlySet<string>>();

function namesIn(expression: Expression): ReadonlySet<string> {
  const known = NAMES.get(expression);
  if (known !== undefined) return known;
  const names = new Set<string>();
  visit(expression, (node) => {
    if (node.kind === 'Reference') names.add(node.name);
  });
  NAMES.set(expression, names);
  return names;
}
