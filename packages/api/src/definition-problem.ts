import type { Range } from '@veloway/vtl';

/** What a problem is about; a code never changes its meaning once published. */
export type DefinitionProblemCode =
  | 'syntax'
  | 'repeated-key'
  | 'broken-alias'
  | 'too-many-aliases'
  | 'nesting-too-deep'
  | 'unsupported-format'
  | 'wrong-type'
  | 'missing-key'
  | 'unknown-key'
  | 'unknown-extension'
  | 'unknown-choice'
  | 'out-of-range'
  | 'of-http-apis'
  | 'not-read'
  | 'broken-reference'
  | 'unsupported-reference'
  | 'invalid-path'
  | 'duplicate-method'
  | 'unsupported-method'
  | 'unsupported-parameter'
  | 'unknown-path-parameter'
  | 'non-string-parameter'
  | 'invalid-parameter-mapping'
  | 'invalid-status-code'
  | 'missing-method-response'
  | 'unknown-security-scheme'
  | 'unsupported-security'
  | 'several-authorizers'
  | 'unknown-validator'
  | 'invalid-model-name'
  | 'unsupported-schema'
  | 'unknown-value'
  /** What looks like a function of CloudFormation, and is none. */
  | 'unknown-function'
  /** A function of CloudFormation that is not written as it must be, or not where it may be. */
  | 'invalid-function'
  | 'too-many-references'
  | 'invalid-openapi';

/**
 * Something wrong with a definition file. An `error` is what API Gateway refuses or what cannot be read, so that it is
 * missing in the API; a `warning` is what API Gateway leaves out or does otherwise than its author can have meant.
 */
export interface DefinitionProblem extends Range {
  readonly code: DefinitionProblemCode;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** Sentences that quote the text and say what to do. */
  readonly message: string;
}
