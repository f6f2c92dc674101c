import { expressionsOf, type Recording, writtenFrom } from '@veloway/mapping';
import { type Position, positionAt, type Step } from '@veloway/vtl';
import { roundsOf } from '../report/rounds.js';

/** One time that a place of the template ran. */
export interface Visit {
  /** The index of the step in the recording. */
  readonly step: number;
  /** What it evaluated to; undefined for a text, or what is no data. */
  readonly value: unknown;
  /** In which rounds of which loops: `round 2 of $line`. */
  readonly rounds: string;
  /** How a template would name where the value came from. */
  readonly origins: readonly string[];
  /** What it, or what came of it, wrote to the output. */
  readonly wrote: readonly Written[];
}

/** A stretch of the output, and the step that wrote it. */
export interface Written extends Position {
  readonly text: string;
  readonly step: number;
}

/** How many stretches of the output one visit tells of. */
const MOST_WRITTEN = 100;

/** @param index of the step that is told about */
export function visitOf({ steps, output }: Recording, index: number): Visit {
  const wrote = writtenFrom(steps, index).slice(0, MOST_WRITTEN);
  return {
    step: index,
    value: steps[index]?.value,
    rounds: roundsOf(steps, index),
    origins: expressionsOf(steps, index),
    wrote: wrote.map((writer) => writtenBy(steps, output, writer)),
  };
}

function writtenBy(steps: readonly Step[], output: string, step: number): Written {
  const { start = 0, end = 0 } = steps[step] ?? {};
  return { step, text: output.slice(start, end), ...positionAt(output, start) };
}
