import type { BinaryOperator, Expression } from './ast.js';

/** An operator and its right operand. */
export interface Operation {
  readonly operator: BinaryOperator;
  readonly operand: Expression;
}

/** How tightly an operator binds; all of them group from the left. */
const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

/** @returns the tree of `first` and the operations after it, by precedence */
export function binaryTree(first: Expression, rest: readonly Operation[]): Expression {
  const operands = [first];
  const pending: BinaryOperator[] = [];
  const reduce = (): void => {
    const operator = pending.pop() as BinaryOperator;
    const right = operands.pop() as Expression;
    const left = operands.pop() as Expression;
    operands.push({ kind: 'Binary', start: left.start, end: right.end, operator, left, right });
  };
  for (const { operator, operand } of rest) {
    while (pending.length > 0 && PRECEDENCE[pending.at(-1) as BinaryOperator] >= PRECEDENCE[operator]) reduce();
    pending.push(operator);
    operands.push(operand);
  }
  while (pending.length > 0) reduce();
  return operands[0] as Expression;
}
