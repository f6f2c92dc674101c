import type { Range } from './source.js';

/** What a problem is about; a code never changes its meaning once published. */
export type ProblemCode =
  | 'unexpected-character'
  | 'unexpected-end'
  | 'unexpected-token'
  | 'stray-token'
  | 'missing-end'
  | 'stray-end'
  | 'stray-else'
  | 'unclosed-parenthesis'
  | 'missing-operand'
  | 'null-literal'
  | 'nesting-too-deep'
  | 'invalid-directive-argument'
  | 'missing-directive-argument'
  | 'reserved-name'
  | 'number-too-large'
  | 'bad-escape'
  | 'unknown-directive'
  | 'unknown-name';

/**
 * Something wrong with a template. An `error` is what Velocity 1.7 refuses to run; a `warning` is what it runs in a
 * way that its author can hardly have meant.
 */
export interface Problem extends Range {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** Sentences that quote the text and say what to do. */
  readonly message: string;
}
