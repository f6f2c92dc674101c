import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import type { Scope } from './scope.js';

/** How deep functions may be within each other, those that they refer to among them. */
const MAX_DEPTH = 100;

/**
 * Keeps what refers to other things from overflowing the stack, and from never ending.
 *
 * @param otherwise the result where too much was asked for, which is told
 */
export function deeper<Result>(scope: Scope, at: Place, otherwise: Result, compute: () => Result): Result {
  const { memory, budget } = scope;
  if (memory.depth >= MAX_DEPTH || !budget.spend(1)) return tellTooMuch(scope, at) ?? otherwise;
  memory.depth++;
  try {
    return compute();
  } finally {
    memory.depth--;
  }
}

/** Told once: what comes after it would say the same. */
export function tellTooMuch(scope: Scope, { range }: Place): undefined {
  const message = 'The functions of this file compute more than any API needs: take some of them away.';
  if (scope.problems.some((problem) => problem.message === message)) return undefined;
  return tellError(scope, 'too-many-references', range, message);
}
