import type { Overrides, Recording } from '@veloway/mapping';
import type { Template, TemplateError } from '@veloway/vtl';
import type { Comparison } from '../compare/comparison.js';
import type { Case, FilePlace, Suite } from '../suite/suite.js';

/** Why a case failed. */
export type Failure =
  | {
      /** The output, or what was written to the override maps, is not what was expected. */
      readonly kind: 'output' | 'overrides';
      readonly comparison: Comparison;
      /** Where what was expected stands. */
      readonly expectedAt: FilePlace;
      readonly tree: Template;
      /** The run that printed it. */
      readonly recording: Recording;
    }
  /** The template was refused, or failed while it ran. */
  | { readonly kind: 'template-error'; readonly error: TemplateError }
  /** The template should have failed, and did not, or did in another way. */
  | { readonly kind: 'wrong-error'; readonly expected: string; readonly error: TemplateError | undefined }
  /** Nothing is expected yet. */
  | { readonly kind: 'new' }
  /** The case asks for what cannot be done; one sentence. */
  | { readonly kind: 'invalid'; readonly message: string };

/** A failure whose two sides can be shown beside each other. */
export type Difference = Extract<Failure, { readonly kind: 'output' | 'overrides' }>;

/** What a template made of a case's request. */
export interface Made {
  readonly output: string;
  readonly overrides: Overrides;
}

/** What became of a case. */
export interface CaseResult {
  readonly case: Case;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly failures: readonly Failure[];
  /** What the template made of it, unless it failed or did not run. */
  readonly made: Made | undefined;
  /** Why it was skipped, where there is a reason. */
  readonly skipped: string | undefined;
  /** Milliseconds. */
  readonly duration: number;
}

/** What became of the cases of one declaration. */
export interface SuiteResult {
  readonly suite: Suite;
  readonly cases: readonly CaseResult[];
}

/** What became of everything that was asked for. */
export interface RunResult {
  readonly suites: readonly SuiteResult[];
  /** Milliseconds. */
  readonly duration: number;
}

/** How many cases ended how; a problem of a declaration counts as a case that failed. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function totalsOf(suites: readonly SuiteResult[]): Totals {
  const count = (status: CaseResult['status']): number =>
    suites.reduce((sum, { cases }) => sum + cases.filter((result) => result.status === status).length, 0);
  const problems = suites.reduce((sum, { suite }) => sum + suite.problems.length, 0);
  return { passed: count('passed'), failed: count('failed') + problems, skipped: count('skipped') };
}
