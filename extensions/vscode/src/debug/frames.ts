import type { Position } from '@veloway/vtl';
import type { Timeline } from './timeline.js';

/** A row of the call stack: the template, a loop, a condition or a `#define`d block, and where in it the run is. */
export interface Frame {
  readonly name: string;
  readonly start: Position;
  readonly end: Position;
}

/** @returns what a stop is in, the innermost first and the template last */
export function framesAt(timeline: Timeline, index: number, template: string): readonly Frame[] {
  const stop = timeline.stops[index];
  if (stop === undefined) return [];
  const inner = timeline.enclosingAt(index).flatMap((step) => {
    const name = nameOf(timeline, step);
    return name === undefined ? [] : [{ name, start: timeline.startOf(enteredAt(timeline, step)) }];
  });
  const names = [...inner.map(({ name }) => name), template];
  return names.map((name, i) => {
    const at = inner[i - 1]?.start;
    return at === undefined ? { name, start: stop.start, end: stop.end } : { name, start: at, end: at };
  });
}

/** A block is entered where it is printed, and not where its text stands. */
function enteredAt({ recording: { steps } }: Timeline, step: number): number {
  return steps[step]?.site.kind === 'body' ? (steps[step].within ?? step) : step;
}

/** @returns undefined for what is no frame of its own */
function nameOf(timeline: Timeline, step: number): string | undefined {
  const { steps } = timeline.recording;
  const site = steps[step]?.site;
  switch (site?.kind) {
    case 'round':
      return roundName(timeline, step);
    case 'branch':
      return timeline.headAt(site.start);
    case 'otherwise':
      return '#else';
    case 'body':
      return `#define($${steps[steps[step]?.within ?? -1]?.site.name ?? ''})`;
    default:
      return undefined;
  }
}

function roundName(timeline: Timeline, step: number): string {
  const { number, count } = timeline.roundAt(step);
  return `#foreach($${timeline.recording.steps[step]?.site.name}), round ${number} of ${count}`;
}
