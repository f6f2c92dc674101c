import type { Problem } from '@veloway/vtl';

/** What is wrong with a mapping. API Gateway refuses to store such a mapping, and answers 400. */
export interface MappingProblem extends Omit<Problem, 'code'> {
  readonly kind: 'problem';
  readonly code: 'invalid-mapping-expression' | 'invalid-mapping-target';
  /** The expression or the target as it was written. */
  readonly text: string;
  /** API Gateway's own words. */
  readonly message: string;
  /** What to write instead, in a sentence or two. */
  readonly advice: string;
}

/**
 * API Gateway's words for an expression that it cannot read (recorded, LocalStack snapshot
 * test_put_integration_request_parameter_bool_type).
 */
export function expressionProblem(text: string, advice: string): MappingProblem {
  return problem('invalid-mapping-expression', text, `Invalid mapping expression specified: ${text}`, advice);
}

/**
 * API Gateway's words for a parameter that a mapping may not name. Users report them of parameters that the method does
 * not declare (aws-apigateway-importer, issue 209); for one that has no such form they are a guess.
 */
export function targetProblem(text: string, advice: string): MappingProblem {
  return problem('invalid-mapping-target', text, `Invalid mapping expression parameter specified: ${text}`, advice);
}

function problem(code: MappingProblem['code'], text: string, error: string, advice: string): MappingProblem {
  const message = `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${error}]`;
  return { kind: 'problem', code, severity: 'error', start: 0, end: text.length, text, message, advice };
}
