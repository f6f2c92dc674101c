/** What runs cases, for programs other than the command line: it prints nothing, and ends no process. */
export type { Comparison } from './compare/comparison.js';
export { prettyJson } from './report/pretty-json.js';
export { type Covering, covering } from './run/cover.js';
export type { CaseResult, Failure, SuiteResult } from './run/result.js';
export { runSuites } from './run/run-suites.js';
export { update } from './run/update.js';
export { findSuites, type SuiteSource } from './suite/find-suites.js';
export { readSuite } from './suite/read-suite.js';
export type { Case, Suite, SuiteProblem } from './suite/suite.js';
export { UsageError } from './usage-error.js';
