import type { Recording } from '@veloway/mapping';
import { type Position, positionAt, type SiteKind, type Step } from '@veloway/vtl';
import { jsonMistake } from '../preview/json-mistake.js';

/** A moment of a run at which one can look around: before a step is done. */
export interface Stop {
  /** The index of the step; that after the last one is the end of the run. */
  readonly step: number;
  /** Where in the template, as counted from 1. */
  readonly start: Position;
  readonly end: Position;
  /** How many calls it is in. */
  readonly depth: number;
}

const STATEMENTS: ReadonlySet<SiteKind> = new Set<SiteKind>([
  'set',
  'branch',
  'foreach',
  'round',
  'define',
  'call',
  'include',
  'parse',
  'evaluate',
  'break',
  'stop',
]);

/** What has a frame of its own: texts that stand elsewhere. */
const CALLS: ReadonlySet<SiteKind> = new Set<SiteKind>(['call', 'body', 'evaluate', 'parse']);

/** A recorded run, along which one goes forth and back. */
export class Timeline {
  readonly stops: readonly Stop[];
  private readonly positions = new Map<number, Position>();

  constructor(
    readonly text: string,
    readonly recording: Recording,
  ) {
    const steps = recording.steps.flatMap((step, index) => (isStatement(step) ? [this.stopAt(step, index)] : []));
    this.stops = [...steps, this.end()];
  }

  /** @returns the first line at or after one at which a run can stop; undefined where none comes */
  stoppableLine(line: number, lines: ReadonlySet<number>): number | undefined {
    return [...lines].filter((one) => one >= line).sort((a, b) => a - b)[0];
  }

  /** @returns the stop after one, or before it, that a condition holds for; undefined where there is none */
  find(from: number, by: 1 | -1, holds: (stop: Stop, index: number) => boolean): number | undefined {
    for (let index = from + by; index >= 0 && index < this.stops.length; index += by) {
      if (holds(this.stops[index] as Stop, index)) return index;
    }
    return undefined;
  }

  /** Whether a stop is where a line begins to do something, and not in the middle of it. */
  entersLine(index: number): boolean {
    const stop = this.stops[index];
    const before = this.stops[index - 1];
    const kind = this.recording.steps[stop?.step ?? -1]?.site.kind;
    return before === undefined || before.start.line !== stop?.start.line || kind === 'round';
  }

  /** @returns the calls that a stop is in, the innermost first, by the indexes of their steps */
  callsAt(index: number): readonly number[] {
    return this.enclosing(this.stops[index]?.step ?? 0).filter((step) => CALLS.has(this.kindOf(step)));
  }

  /** @returns the rounds that a stop is in, the innermost first, by the indexes of their steps */
  roundsAt(index: number): readonly number[] {
    return this.enclosing(this.stops[index]?.step ?? 0).filter((step) => this.kindOf(step) === 'round');
  }

  /** @returns what is printed before a stop */
  outputAt(index: number): string {
    const { steps, output } = this.recording;
    const before = steps.slice(0, this.stops[index]?.step ?? 0);
    return output.slice(
      0,
      before.reduce((end, step) => (step.into === 'output' ? Math.max(end, step.end) : end), 0),
    );
  }

  /** @returns the step that prints what is no JSON any more; undefined where all is well */
  jsonBreaksAt(): number | undefined {
    const mistake = jsonMistake(this.recording.output);
    if (mistake === undefined) return undefined;
    const found = this.recording.steps.findIndex(({ into, end }) => into === 'output' && mistake.offset < end);
    return found < 0 ? this.recording.steps.length : found;
  }

  place(offset: number): Position {
    const known = this.positions.get(offset) ?? positionAt(this.text, offset);
    this.positions.set(offset, known);
    return known;
  }

  private enclosing(step: number): number[] {
    const found: number[] = [];
    for (let at = this.recording.steps[step]?.within; at !== undefined; at = this.recording.steps[at]?.within)
      found.push(at);
    return found;
  }

  private kindOf(step: number): SiteKind {
    return this.recording.steps[step]?.site.kind ?? 'text';
  }

  private stopAt({ site }: Step, index: number): Stop {
    const isOwn = site.source.text === this.text;
    const start = isOwn ? this.place(site.start) : { line: 1, column: 1 };
    const depth = this.enclosing(index).filter((step) => CALLS.has(this.kindOf(step))).length;
    return { step: index, start, end: isOwn ? this.place(headEnd(this.text, site.start, site.end)) : start, depth };
  }

  private end(): Stop {
    const at = this.place(this.recording.error?.range.start ?? this.text.trimEnd().length);
    return { step: this.recording.steps.length, start: at, end: at, depth: 0 };
  }
}

/** What stands in a directive is not what is done there. */
function headEnd(text: string, start: number, end: number): number {
  const line = text.indexOf('\n', start);
  return line < 0 ? end : Math.min(end, line);
}

function isStatement({ site, into }: Step): boolean {
  return STATEMENTS.has(site.kind) || (into === 'output' && site.kind !== 'text');
}
