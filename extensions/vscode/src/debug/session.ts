import type { ProxyEvent } from '@veloway/mapping';
import type { Step } from '@veloway/vtl';
import { type Moment, momentAt } from './moment.js';
import type { Timeline } from './timeline.js';

/** Why a run stands still. */
export type Reason = 'entry' | 'step' | 'breakpoint' | 'json' | 'nothing' | 'error' | 'end';

/** What one asks to stop at besides lines. */
export type Filter = 'json' | 'nothing';

/** A run that one goes along, forth and back: where one is, and where one stops. */
export class Session {
  /** The index of a stop. */
  at = 0;
  private lines: ReadonlySet<number> = new Set();
  private filters: ReadonlySet<Filter> = new Set();
  private readonly jsonBreaksAt: number | undefined;

  constructor(
    readonly timeline: Timeline,
    readonly event: ProxyEvent,
  ) {
    this.jsonBreaksAt = timeline.jsonBreaksAt();
  }

  get isAtEnd(): boolean {
    return this.at === this.timeline.stops.length - 1;
  }

  /** @returns the lines at which runs really stop; undefined for one after which nothing is done */
  setLines(lines: readonly number[]): readonly (number | undefined)[] {
    const stoppable = new Set(this.timeline.stops.slice(0, -1).map(({ start }) => start.line));
    const found = lines.map((line) => this.timeline.stoppableLine(line, stoppable));
    this.lines = new Set(found.filter((line) => line !== undefined));
    return found;
  }

  setFilters(filters: readonly string[]): void {
    this.filters = new Set(filters.filter((one): one is Filter => one === 'json' || one === 'nothing'));
  }

  moment(): Moment {
    return momentAt(this.timeline, this.at, this.event);
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

  stepOut(): Reason {
    const { depth = 0 } = this.timeline.stops[this.at] ?? {};
    return this.moveTo(
      this.timeline.find(this.at, 1, (stop) => stop.depth < depth),
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
    if (this.filters.has('json') && isBetween(this.jsonBreaksAt, before, stop.step)) return 'json';
    const step = this.timeline.recording.steps[stop.step];
    if (this.filters.has('nothing') && printsNothing(step)) return 'nothing';
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
