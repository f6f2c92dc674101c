import { expressionsOf, type Recording } from '@veloway/mapping';
import type { Range, Source, Step } from '@veloway/vtl';
import { isOverride } from './override-name.js';
import { lineText, placeText, siteText } from './place-text.js';
import { roundsOf } from './rounds.js';
import { sourceOffset } from './source-offset.js';
import { valueText } from './value-text.js';

/** How many of a line's values are traced back. */
const MOST_VALUES = 3;

/**
 * @param range of the output
 * @returns the template's line that wrote it, and where its values came from, a line each; undefined where nothing did
 */
export function writtenBy({ steps }: Recording, range: Range): string | undefined {
  const writers = writersIn(steps, range);
  const first = writers.find((index) => !isText(steps, index)) ?? writers[0];
  const step = first === undefined ? undefined : steps[first];
  if (first === undefined || step === undefined) return undefined;
  const { source } = step.site;
  const at = sourceOffset(step, range.start);
  const rounds = roundsOf(steps, first);
  const head = `${placeText(source, at)}   ${lineText(source, at)}${rounds === '' ? '' : `   (${rounds})`}`;
  const values = writers.filter((index) => !isText(steps, index)).slice(0, MOST_VALUES);
  return [head, ...values.flatMap((index) => cameFrom(steps, index, range))].join('\n');
}

/** @returns the place in the template that wrote the first value in a stretch of the output, or else its first text */
export function firstWritten(
  { steps }: Recording,
  range: Range,
): { readonly source: Source; readonly at: number } | undefined {
  const writers = writersIn(steps, range);
  const step = steps[writers.find((index) => !isText(steps, index)) ?? writers[0] ?? -1];
  return step && { source: step.site.source, at: sourceOffset(step, range.start) };
}

/**
 * @param path of the override, below `$context`
 * @returns the line of the template that wrote it last
 */
export function overrideWrittenBy({ steps }: Recording, path: readonly string[]): string | undefined {
  const step = steps.findLast(({ site }) => site.kind === 'set' && isOverride(site.name ?? '', path));
  return step && `${placeText(step.site.source, step.site.start)}   ${lineText(step.site.source, step.site.start)}`;
}

function writersIn(steps: readonly Step[], range: Range): readonly number[] {
  return steps.flatMap((step, index) => {
    const inside = step.into === 'output' && step.start < range.end && step.end > range.start;
    return inside ? [index] : [];
  });
}

function isText(steps: readonly Step[], index: number): boolean {
  return steps[index]?.site.kind === 'text';
}

/** `$line.sku is "A-1", from $input.path('$.lines[0].sku')`, unless the reference says that itself. */
function cameFrom(steps: readonly Step[], index: number, range: Range): readonly string[] {
  const step = steps[index];
  if (step === undefined) return [];
  const expressions = expressionsOf(steps, index, range).slice(0, MOST_VALUES);
  const from = expressions.length === 0 ? '' : `, from ${expressions.join(' and ')}`;
  return [`${siteText(step.site)} is ${valueText(step.value)}${from}`];
}
