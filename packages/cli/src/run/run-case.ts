import { type MappingTemplate, plainVariables, type Recording, type RenderOptions } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import { compare } from '../compare/compare.js';
import type { Case } from '../suite/suite.js';
import { UsageError } from '../usage-error.js';
import type { CaseResult, Failure, Made } from './result.js';

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
  if (tested.output === undefined && tested.overrides === undefined) return [{ kind: 'new' }];
  try {
    return [...(await outputFailures(tested, made, template)), ...(await overridesFailures(tested, made, template))];
  } catch (error) {
    if (error instanceof UsageError) return [{ kind: 'invalid', message: error.message }];
    // JSON.stringify calls itself for each level.
    if (error instanceof RangeError)
      return [{ kind: 'invalid', message: 'What is expected nests too deep to compare.' }];
    throw error;
  }
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
export function record(tested: Case, template: MappingTemplate): Recording {
  return template.record(tested.event, renderOptions(tested));
}

function renderOptions({ phase, variables }: Case): RenderOptions {
  if (Object.keys(variables).length === 0) return { phase };
  return { phase, variables: plainVariables(JSON.stringify({ variables }), 'variables') };
}

async function outputFailures(tested: Case, made: Made, template: MappingTemplate): Promise<readonly Failure[]> {
  const { output: expected, ignore } = tested;
  if (expected === undefined) return [];
  const comparison = await compare(expected.mode, expected.text, made.output, { ignore });
  if (comparison.equal) return [];
  const run = { tree: template.tree, recording: record(tested, template) };
  return [{ kind: 'output', comparison, expectedAt: expected.place, ...run }];
}

async function overridesFailures(tested: Case, made: Made, template: MappingTemplate): Promise<readonly Failure[]> {
  const { overrides: expected } = tested;
  if (expected === undefined) return [];
  const comparison = await compare('json', JSON.stringify(expected.overrides), JSON.stringify(made.overrides));
  if (comparison.equal) return [];
  const run = { tree: template.tree, recording: record(tested, template) };
  return [{ kind: 'overrides', comparison, expectedAt: expected.place, ...run }];
}
