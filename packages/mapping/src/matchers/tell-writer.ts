import { lineAt, positionAt, type Step } from '@veloway/vtl';
import { expressionsOf } from '../recording/expressions-of.js';
import type { Recording } from '../recording/recording.js';
import { writerAt } from '../recording/writer-at.js';

/** How many origins of one value are told, and how much of a line. */
const MOST_ORIGINS = 3;
const LONGEST_LINE = 120;

/** @returns which line of a template wrote a character of the output, and where its value came from */
export function tellWriter(recording: Recording, offset: number, wrote = 'wrote it'): string {
  const index = writerAt(recording.steps, 'output', offset);
  return index === undefined ? '' : tell(recording, index, offset, { wrote, from: 'The value came from' });
}

/**
 * @param start of the stretch of the output that holds white space at most
 * @returns which line of a template wrote nothing there, or undefined where none tried to
 */
export function tellEmptyWriter(recording: Recording, start: number, end: number): string | undefined {
  const index = recording.steps.findIndex((step) => {
    return step.into === 'output' && step.start === step.end && step.start >= start && step.end <= end;
  });
  return index < 0 ? undefined : tell(recording, index, start, WROTE_NOTHING);
}

interface Words {
  readonly wrote: string;
  readonly from: string;
}

const WROTE_NOTHING: Words = { wrote: 'wrote nothing there', from: 'It got nothing from' };

function tell({ output, steps }: Recording, index: number, offset: number, { wrote, from }: Words): string {
  const step = steps[index] as Step;
  const { source } = step.site;
  const { line, column } = positionAt(source.text, placeOf(step, output, offset));
  const head = ` ${source.name}:${line}:${column} ${wrote}: ${shorten(lineAt(source.text, line).trim())}`;
  const origins = expressionsOf(steps, index, { start: offset, end: offset + 1 }).slice(0, MOST_ORIGINS);
  return origins.length === 0 ? head : `${head}\n${from} ${origins.join(' and ')}.`;
}

/** A text of several lines is printed as it is for the most part, so that the very place in it can be told. */
function placeOf({ site, start }: Step, output: string, offset: number): number {
  if (site.kind !== 'text') return site.start;
  const printed = output.slice(start, offset + 1);
  return site.source.text.startsWith(printed, site.start) ? site.start + offset - start : site.start;
}

function shorten(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;
}
