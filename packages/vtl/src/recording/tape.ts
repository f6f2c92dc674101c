import { LimitError } from '../java/java-error.js';
import type { JavaValue } from '../java/value.js';
import type { Member } from './collections.js';
import type { Site } from './site.js';
import { snapshots } from './snapshot.js';
import type { Step } from './step.js';

/** The numbers of a step, which stand one after the other. */
const SITE = 0;
const WITHIN = 1;
const FROM = 2;
const MEMBER = 3;
const INTO = 4;
const START = 5;
const END = 6;
const WIDTH = 7;

/** Stands for a step where there is none. */
export const NONE = -1;
/** Among the steps that a value came from, a literal. */
export const LITERAL = -2;

const NOTHING: readonly number[] = [];
const ONE_LITERAL: readonly number[] = [LITERAL];
/** In the place of a member: the value is made anew; or it is kept whole; or it is the member that the place names. */
const MADE = -1;
const WHOLE = -2;
const NAMED = -3;

/** Where the text of a step can go, beside the string of another step. */
export const OUTPUT = -1;
export const NOWHERE = -2;

/** How many members of maps and lists one recording copies. */
const COPIED_MEMBERS = 1_000_000;

/**
 * The steps of a run as they are written down: numbers in one array, since a long run has so many steps that objects
 * would keep the garbage collector busy. {@link steps} makes objects of them.
 */
export class Tape {
  length = 0;
  private numbers: Int32Array;
  private readonly values: (JavaValue | undefined)[];
  /** Values of {@link values} up to here are plain data already. */
  private copied = 0;
  private readonly snapshots = snapshots(COPIED_MEMBERS);
  /** Lists of steps, for the steps whose value came from several. */
  private readonly operands: (readonly number[])[] = [];
  private readonly members: Member[] = [];
  /** What steps printed whose values are other than their texts. */
  private readonly texts = new Map<number, string>();

  /**
   * @param limit how many steps there may be
   * @param expected how many there will probably be
   */
  constructor(
    private readonly sites: readonly Site[],
    private readonly limit: number,
    expected = 256,
  ) {
    this.numbers = new Int32Array(Math.max(1, expected) * WIDTH);
    this.values = new Array(expected);
  }

  /** @returns the index of the new step */
  add(site: number, within: number, from: number, value: JavaValue | undefined): number {
    const step = this.length++;
    const at = step * WIDTH;
    if (at === this.numbers.length) this.grow();
    const { numbers } = this;
    numbers[at + SITE] = site;
    numbers[at + WITHIN] = within;
    numbers[at + FROM] = from;
    numbers[at + MEMBER] = MADE;
    numbers[at + INTO] = NOWHERE;
    this.values[step] = value;
    return step;
  }

  /** Says that a step's value came from several others. */
  cameFrom(step: number, operands: readonly number[]): void {
    this.numbers[step * WIDTH + FROM] = LITERAL - this.operands.push(operands);
  }

  /** Says that a step's value is that of the step that it came from, or a member of it. */
  kept(step: number, member: Member | undefined): void {
    const at = step * WIDTH;
    const { numbers } = this;
    if (member === undefined) numbers[at + MEMBER] = WHOLE;
    else if (member === this.sites[numbers[at + SITE] as number]?.name) numbers[at + MEMBER] = NAMED;
    else numbers[at + MEMBER] = this.members.push(member) - 1;
  }

  /** Says that a step printed a text, and where it stands. */
  printed(step: number, text: string, into: number, start: number): void {
    const at = step * WIDTH;
    this.numbers[at + INTO] = into;
    this.numbers[at + START] = start;
    this.numbers[at + END] = start + text.length;
    if (into === OUTPUT && text !== this.values[step]) this.texts.set(step, text);
  }

  /** @returns what the steps so far have printed */
  output(): string {
    let output = '';
    for (let step = 0; step < this.length; step++) {
      if (this.numbers[step * WIDTH + INTO] === OUTPUT) output += this.texts.get(step) ?? String(this.values[step]);
    }
    return output;
  }

  setValue(step: number, value: JavaValue): void {
    this.values[step] = value;
  }

  /** Copies the values of all steps so far, since a map or list is about to change. */
  changes(): void {
    this.copyValues();
    this.snapshots.forget();
  }

  /** @returns the steps as plain data */
  steps(): readonly Step[] {
    this.copyValues();
    const steps: Step[] = [];
    for (let step = 0; step < this.length; step++) steps.push(this.read(step));
    return steps;
  }

  private read(step: number): Step {
    const at = step * WIDTH;
    const numbers = this.numbers as ArrayLike<number>;
    const within = numbers[at + WITHIN] ?? NONE;
    const member = numbers[at + MEMBER] ?? MADE;
    const site = this.sites[numbers[at + SITE] ?? 0] as Site;
    const into = numbers[at + INTO] ?? NOWHERE;
    return {
      site,
      within: within === NONE ? undefined : within,
      from: this.fromOf(numbers[at + FROM] ?? NONE),
      kept: member !== MADE,
      member: member === NAMED ? site.name : member < 0 ? undefined : this.members[member],
      value: this.values[step],
      into: into === OUTPUT ? 'output' : into === NOWHERE ? undefined : into,
      start: numbers[at + START] ?? 0,
      end: numbers[at + END] ?? 0,
    };
  }

  private fromOf(from: number): readonly number[] {
    if (from === NONE) return NOTHING;
    if (from >= 0) return [from];
    return from === LITERAL ? ONE_LITERAL : (this.operands[LITERAL - from - 1] ?? NOTHING);
  }

  private grow(): void {
    if (this.length > this.limit) {
      throw new LimitError('recording-too-long', `The run takes more than ${this.limit} steps, too many to record.`);
    }
    const larger = new Int32Array(this.numbers.length * 2);
    larger.set(this.numbers);
    this.numbers = larger;
  }

  private copyValues(): void {
    const { values, snapshots } = this;
    for (; this.copied < this.length; this.copied++) {
      const value = values[this.copied];
      // What is copied is never looked at as a Java value again.
      if (typeof value === 'object' || typeof value === 'bigint') {
        values[this.copied] = snapshots.take(value) as JavaValue;
      }
    }
  }
}
