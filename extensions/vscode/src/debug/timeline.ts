import type { MappingTemplate, Phase, ProxyEvent, Recording } from '@veloway/mapping';
import { type Position, positionAt, type SiteKind, type Step } from '@veloway/vtl';
import { jsonMistake } from '../preview/json-mistake.js';
import { type Places, placesOf } from './places.js';
import { isStatementKind } from './statement-kinds.js';

/** A moment of a run at which one can look around: before a step is done, or, of a round, when it has its item. */
export interface Stop {
  /** The index of the step; that after the last one is the end of the run. */
  readonly step: number;
  /** Where in the template, as counted from 1. */
  readonly start: Position;
  readonly end: Position;
  /** How many calls it is in. */
  readonly depth: number;
}

/** What has a frame of its own: texts that stand elsewhere. */
const CALLS: ReadonlySet<SiteKind> = new Set<SiteKind>(['call', 'body', 'evaluate', 'parse']);

/** A recorded run, along which one goes forth and back. */
export class Timeline {
  readonly text: string;
  readonly recording: Recording;
  readonly places: Places;
  readonly stops: readonly Stop[];
  private readonly positions = new Map<number, Position>();

  constructor(
    template: MappingTemplate,
    readonly event: ProxyEvent,
    phase: Phase = 'request',
  ) {
    this.text = template.tree.source.text;
    this.places = placesOf(template.tree, template.sites);
    this.recording = template.record(event, { phase });
    const { steps } = this.recording;
    const printed = new Set(steps.flatMap(({ site, within }) => (site.kind === 'body' ? [within] : [])));
    const isStop = (step: Step, index: number) => isStatement(step) || printed.has(index);
    this.stops = [...steps.flatMap((step, i) => (isStop(step, i) ? [this.stopAt(step, i)] : [])), this.end()];
  }

  /** @returns the first line at or after one at which the template does something; undefined where none comes */
  stoppableLine(line: number): number | undefined {
    return this.places.starts.map((start) => this.place(start).line).find((one) => one >= line);
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

  /** @returns what a stop is in, the innermost first, by the indexes of the steps */
  enclosingAt(index: number): readonly number[] {
    const step = this.stops[index]?.step ?? 0;
    return this.kindOf(step) === 'round' ? [step, ...this.enclosing(step)] : this.enclosing(step);
  }

  /** @returns the innermost loop or call that a stop is in, by the index of its step */
  leavableAt(index: number): number | undefined {
    return this.enclosingAt(index).find((step) => CALLS.has(this.kindOf(step)) || this.kindOf(step) === 'foreach');
  }

  /** @returns the rounds that a stop is in, the innermost first, by the indexes of their steps */
  roundsAt(index: number): readonly number[] {
    return this.enclosingAt(index).filter((step) => this.kindOf(step) === 'round');
  }

  /** @returns which round of its loop a step is, as counted from 1, and of how many items */
  roundAt(round: number): { readonly number: number; readonly count: number } {
    const { steps } = this.recording;
    const loop = steps[round]?.within ?? 0;
    let number = 0;
    for (let at = loop; at <= round; at++) if (steps[at]?.within === loop && this.kindOf(at) === 'round') number++;
    const list = steps[loop]?.value;
    const count = typeof list === 'object' && list !== null ? Object.keys(list).length : 0;
    return { number, count: Math.max(number, count) };
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

  /** @returns what a branch or directive begins with, up to its body, in one line */
  headAt(start: number): string {
    const end = this.places.bodies.get(start)?.start ?? start;
    return this.text.slice(start, end).trim().replace(/\s+/g, ' ');
  }

  /** @returns where a step's text starts, without the blanks that directives take with them */
  startOf(step: number): Position {
    return this.place(this.recording.steps[step]?.site.start ?? 0);
  }

  private place(offset: number): Position {
    const known = this.positions.get(offset) ?? positionAt(this.text, pastBlanks(this.text, offset));
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
    const end = isOwn ? positionAt(this.text, headEnd(this.text, site.start, site.end)) : start;
    return { step: index, start, end, depth };
  }

  private end(): Stop {
    const at = positionAt(this.text, this.recording.error?.range.start ?? this.text.trimEnd().length);
    return { step: this.recording.steps.length, start: at, end: at, depth: 0 };
  }
}

function pastBlanks(text: string, offset: number): number {
  const found = text.slice(offset, offset + LONGEST_INDENTATION).search(/\S/);
  return found < 0 ? offset : offset + found;
}

const LONGEST_INDENTATION = 200;

/** What stands in a directive is not what is done there. */
function headEnd(text: string, start: number, end: number): number {
  const line = text.indexOf('\n', pastBlanks(text, start));
  return line < 0 ? end : Math.min(end, line);
}

function isStatement({ site, into }: Step): boolean {
  return isStatementKind(site.kind) || (into === 'output' && site.kind !== 'text');
}
