import { compileMapping } from './compile-mapping.js';
import { MappingError } from './mapping-error.js';
import type { MappingExpression, MappingPlace } from './mapping-expression.js';
import type { MappingProblem } from './mapping-problem.js';
import { type MappingTarget, readTarget } from './mapping-target.js';

/** Mappings as API Gateway stores them: what is written, and the expression that it is read from. */
export type Mappings = Readonly<Record<string, string>>;

/** One mapping that is ready to run. */
export interface ReadMapping {
  readonly target: MappingTarget;
  readonly expression: MappingExpression;
}

/** @returns everything that API Gateway would refuse of some mappings, in their order */
export function mappingProblems(mappings: Mappings, place: MappingPlace): MappingProblem[] {
  return Object.entries(mappings).flatMap(([key, text]) =>
    [readTarget(key, place), compileMapping(text, place)].filter(isProblem),
  );
}

/**
 * @returns the mappings, in their order
 * @throws MappingError `invalid-mapping` where API Gateway would have refused one
 */
export function readMappings(mappings: Mappings, place: MappingPlace): ReadMapping[] {
  return Object.entries(mappings).map(([key, text]) => ({
    target: valid(readTarget(key, place)),
    expression: valid(compileMapping(text, place)),
  }));
}

function isProblem(value: { readonly kind: string }): value is MappingProblem {
  return value.kind === 'problem';
}

function valid<T extends { readonly kind: string }>(value: T | MappingProblem): T {
  if (isProblem(value)) throw new MappingError('invalid-mapping', `${value.message} ${value.advice}`);
  return value;
}
