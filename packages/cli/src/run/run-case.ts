import {
  type MappingTemplate,
  type Overrides,
  plainVariables,
  type Recording,
  type RenderOptions,
} from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import { compare } from '../compare/compare.js';
import type { Comparison } from '../compare/comparison.js';
import type { Case, FilePlace } from '../suite/suite.js';
import { UsageError } from '../usage-error.js';
import type { CaseResult, Difference, Failure, Made } from './result.js';

/**
 * Renders one case and compares.
 *
 * @param template the case's template, or why Velocity refuses it
 * @param recorded is told of the recording of the run; without it, only a run that failed is recorded
 */
export async function runCase(
  tested: Case,
  template: MappingTemplate | TemplateError,
  recorded?: (recording: Recording) => void,
): Promise<CaseResult> {
  const start = performance.now();
  const made = template instanceof TemplateError ? template : make(tested, template, recorded);
  const failures =
    made instanceof TemplateError || template instanceof TemplateError || tested.error !== undefined
      ? errorFailures(tested, made instanceof TemplateError ? made : undefined)
      : await comparisonFailures(tested, template, made);
  const duration = performance.now() - start;
  const status = failures.length > 0 ? 'failed' : 'passed';
  const ended = { case: tested, status, failures, skipped: undefined, duration } as const;
  return { ...ended, made: made instanceof TemplateError ? undefined : made };
}

async function comparisonFailures(tested: Case, template: MappingTemplate, made: Made): Promise<readonly Failure[]> {
  const { output, overrides, ignore } = tested;
  if (output === undefined && overrides === undefined) return [{ kind: 'new' }];
  const failures: Failure[] = [];
  // One recording explains both, and none is needed where nothing failed.
  let run: Pick<Difference, 'tree' | 'recording'> | undefined;
  const add = (kind: Difference['kind'], comparison: Comparison, expectedAt: FilePlace): void => {
    if (comparison.equal) return;
    run ??= { tree: template.tree, recording: record(tested, template) };
    failures.push({ kind, comparison, expectedAt, ...run });
  };
  try {
    if (output !== undefined)
      add('output', await compare(output.mode, output.text, made.output, { ignore }), output.place);
    if (overrides !== undefined) add('overrides', await compareOverrides(overrides.overrides, made), overrides.place);
    return failures;
  } catch (error) {
    return [{ kind: 'invalid', message: reasonOf(error) }];
  }
}

function compareOverrides(expected: Overrides, made: Made): Promise<Comparison> {
  return compare('json', JSON.stringify(expected), JSON.stringify(made.overrides));
}

/** @returns why what is expected cannot be compared */
function reasonOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  // JSON.stringify calls itself for each level.
  if (error instanceof RangeError) return 'What is expected nests too deep to compare.';
  throw error;
}

function errorFailures({ error: expected }: Case, error: TemplateError | undefined): readonly Failure[] {
  if (expected !== undefined) return error?.code === expected ? [] : [{ kind: 'wrong-error', expected, error }];
  return error === undefined ? [] : [{ kind: 'template-error', error }];
}

function make(
  tested: Case,
  template: MappingTemplate,
  recorded: ((recording: Recording) => void) | undefined,
): Made | TemplateError {
  try {
    if (recorded === undefined) return template.render(tested.event, renderOptions(tested));
    const recording = record(tested, template);
    recorded(recording);
    // Without a recording, the run has no such limit.
    if (isTooLong(recording.error)) return template.render(tested.event, renderOptions(tested));
    return recording.error ?? recording;
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

/** @returns whether a run ended only since it took too many steps to be recorded */
export function isTooLong(error: TemplateError | undefined): boolean {
  return error?.code === 'recording-too-long';
}

/** @returns the recording of a case's run, which is the same each time */
function record(tested: Case, template: MappingTemplate): Recording {
  return template.record(tested.event, renderOptions(tested));
}

function renderOptions({ phase, variables }: Case): RenderOptions {
  if (Object.keys(variables).length === 0) return { phase };
  return { phase, variables: plainVariables(JSON.stringify({ variables }), 'variables') };
}
