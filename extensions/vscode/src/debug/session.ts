import type { Step } from '@veloway/vtl';
import { type Moment, momentAt } from './moment.js';
import type { Timeline } from './timeline.js';

/** Why a run stands still. */
export type Reason = 'entry' | 'step' | 'breakpoint' | Filter | 'error' | 'end';

/** What one asks to stop at besides lines. */
export type Filter = 'invalid-json' | 'unset-reference';

/** A line that one has asked to stop at. */
export interface Breakpoint {
  /** Where it really stops: a line that does nothing gives way to the next one that does. */
  readonly line: number;
  /** Why it never stops. */
  readonly problem: string | undefined;
}

/** A run that one goes along, forth and back: where one is, and where one stops. */
export class Session {
  /** The index of a stop. */
  at = 0;
  private lines: ReadonlySet<number> = new Set();
  private filters: ReadonlySet<Filter> = new Set();
  private readonly jsonBreaksAt: number | undefined;

  constructor(readonly timeline: Timeline) {
    this.jsonBreaksAt = timeline.jsonBreaksAt();
  }

  get isAtEnd(): boolean {
    return this.at === this.timeline.stops.length - 1;
  }

  setLines(lines: readonly number[]): readonly Breakpoint[] {
    const reached = new Set(this.timeline.stops.slice(0, -1).map(({ start }) => start.line));
    const found = lines.map((line) => this.breakpointAt(line, reached));
    this.lines = new Set(found.map(({ line }) => line));
    return found;
  }

  setFilters(filters: readonly string[]): void {
    this.filters = new Set(filters.filter((one): one is Filter => one === 'invalid-json' || one === 'unset-reference'));
  }

  moment(): Moment {
    return momentAt(this.timeline, this.at);
  }

  stepIn(): Reason {
    return this.moveTo(
      this.timeline.find(this.at, 1, () => true),
      1,
    );
  }

  stepOver(): Reason {
    const { depth = 0 } = this.timeline.stops[this.at] ?? {};
    return this.moveTo(
      this.timeline.find(this.at, 1, (stop) => stop.depth <= depth),
      1,
    );
  }

  /** Leaves the innermost loop or block. */
  stepOut(): Reason {
    const left = this.timeline.leavableAt(this.at);
    const isOut = (index: number) => left !== undefined && !this.timeline.enclosingAt(index).includes(left);
    return this.moveTo(
      this.timeline.find(this.at, 1, (_stop, index) => isOut(index)),
      1,
    );
  }

  stepBack(): Reason {
    return this.moveTo(
      this.timeline.find(this.at, -1, () => true),
      -1,
    );
  }

  /** Goes on to the next stop that one has asked for, or back to the one before. */
  run(by: 1 | -1): Reason {
    const found = this.timeline.find(this.at, by, (_stop, index) => this.reasonAt(index) !== undefined);
    this.at = found ?? (by === 1 ? this.timeline.stops.length - 1 : 0);
    return (found !== undefined ? this.reasonAt(found) : undefined) ?? (by === 1 ? this.ending() : 'entry');
  }

  private breakpointAt(line: number, reached: ReadonlySet<number>): Breakpoint {
    const found = this.timeline.stoppableLine(line);
    if (found === undefined) return { line, problem: 'The template does nothing here or further down.' };
    return { line: found, problem: reached.has(found) ? undefined : 'This run does not come here.' };
  }

  private moveTo(found: number | undefined, by: 1 | -1): Reason {
    this.at = found ?? (by === 1 ? this.timeline.stops.length - 1 : 0);
    return this.isAtEnd ? this.ending() : this.at === 0 && by === -1 ? 'entry' : 'step';
  }

  private ending(): Reason {
    return this.timeline.recording.error === undefined ? 'end' : 'error';
  }

  private reasonAt(index: number): Reason | undefined {
    const stop = this.timeline.stops[index];
    if (stop === undefined) return undefined;
    const before = this.timeline.stops[index - 1]?.step ?? -1;
    if (this.filters.has('invalid-json') && isBetween(this.jsonBreaksAt, before, stop.step)) return 'invalid-json';
    const step = this.timeline.recording.steps[stop.step];
    if (this.filters.has('unset-reference') && printsNothing(step)) return 'unset-reference';
    const isLast = index === this.timeline.stops.length - 1;
    const isAsked = !isLast && this.lines.has(stop.start.line) && this.timeline.entersLine(index);
    return isAsked ? 'breakpoint' : undefined;
  }
}

/** Whether a reference has nothing to print, and was not told to be quiet about it. */
function printsNothing(step: Step | undefined): boolean {
  if (step?.into !== 'output' || step.value !== null) return false;
  return step.site.source.text[step.site.start + 1] !== '!';
}

/** Text is printed between the stops, and belongs to the one after it. */
function isBetween(step: number | undefined, after: number, to: number): boolean {
  return step !== undefined && after < step && step <= to;
}
