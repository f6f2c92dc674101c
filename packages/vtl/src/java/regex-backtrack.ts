import { type CharSet, hasCode } from './char-set.js';
import { foldCase } from './fold-case.js';
import { holds } from './regex-assert.js';
import { tooSlow } from './regex-error.js';
import type { Instruction, Program } from './regex-program.js';

/** How many steps a matcher may still take; shared by all searches of one operation. */
export interface Budget {
  steps: number;
}

/** A place to go back to; one with a slot restores that slot only. `until`: the run may shrink or grow to there. */
interface Choice {
  readonly at: number;
  readonly position: number;
  readonly slot: number;
  readonly until: number;
  readonly set: CharSet | null;
}

/** More places to go back to than this would fill the memory. */
const MAX_CHOICES = 2_000_000;

/** A matcher that tries one way after the other and counts its steps, for one text. */
export class Backtracker {
  readonly slots: Int32Array;
  /** Where the last match ended, for `\G`. */
  lastMatch = 0;
  private choices: Choice[] = [];
  constructor(
    private readonly program: Program,
    private readonly text: string,
    private readonly budget: Budget,
  ) {
    this.slots = new Int32Array(program.slots).fill(-1);
  }

  /**
   * @param whole whether the match must end at the end of the text
   * @returns whether there is a match at a position; the slots tell where its groups are
   * @throws LimitError `regex-too-slow`
   */
  matchAt(position: number, whole: boolean): boolean {
    this.slots.fill(-1);
    this.choices = [];
    const end = this.execute(0, position, whole ? this.text.length : -1);
    if (end < 0) return false;
    this.slots[0] = position;
    this.slots[1] = end;
    return true;
  }

  /** @returns where the program from `start` on ends (at `target`, unless that is -1), or -1 */
  private execute(start: number, from: number, target: number): number {
    const floor = this.choices.length;
    let at = start;
    let position = from;
    for (;;) {
      if (--this.budget.steps < 0) throw tooSlow();
      const instruction = this.program.code[at];
      if (instruction === undefined) return -1;
      if (instruction.op === 'accept') {
        if (target < 0 || position === target) return position;
        position = -1;
      } else if (instruction.op === 'split') {
        this.push(instruction.or, position, position, null);
        at = instruction.to;
        continue;
      } else if (instruction.op === 'jump') {
        at = instruction.to;
        continue;
      } else if (instruction.op === 'progress') {
        at = this.slots[instruction.slot] === position ? instruction.or : at + 1;
        continue;
      } else if (instruction.op === 'nested') {
        position = this.nested(instruction, at + 1, position);
        at = instruction.to;
        if (position >= 0) continue;
      } else {
        position = this.step(instruction, at, position);
        at++;
        if (position >= 0) continue;
      }
      const choice = this.back(floor);
      if (choice === null) return -1;
      at = choice.at;
      position = choice.position;
    }
  }

  /** @returns the position after an instruction that goes on to the next one, or -1 */
  private step(instruction: Instruction, at: number, position: number): number {
    switch (instruction.op) {
      case 'set':
        return this.consume(instruction.set, position);
      case 'run':
        return this.run(instruction, at + 1, position);
      case 'save':
        this.save(instruction.slot, position);
        return position;
      case 'assert':
        return holds(instruction.at, instruction.unix, this.text, position, this.lastMatch) ? position : -1;
      case 'reference':
        return this.refer(instruction.index, instruction.fold, position);
      default:
        return -1;
    }
  }

  private consume(set: CharSet, position: number): number {
    if (position >= this.text.length) return -1;
    const unit = this.text.charCodeAt(position);
    if (unit < 0xd800 || unit > 0xdbff) return hasCode(set, unit) ? position + 1 : -1;
    const code = this.text.codePointAt(position) ?? unit;
    return hasCode(set, code) ? position + (code > 0xffff ? 2 : 1) : -1;
  }

  private run(run: Instruction & { op: 'run' }, next: number, position: number): number {
    let end = position;
    const most = run.mode === 'lazy' ? run.min : run.max;
    let least = run.min === 0 ? position : -1;
    let count = 0;
    while (count < most) {
      const after = this.consume(run.set, end);
      if (after < 0) break;
      end = after;
      if (++count === run.min) least = end;
    }
    this.budget.steps -= count;
    if (least < 0) return -1;
    if (run.mode === 'greedy' && end > least) this.push(next, end, least, run.set);
    else if (run.mode === 'lazy' && run.max > run.min) this.push(next, end, -(run.max - run.min), run.set);
    return end;
  }

  private push(at: number, position: number, until: number, set: CharSet | null): void {
    if (this.choices.length >= MAX_CHOICES) throw tooSlow();
    this.choices.push({ at, position, slot: -1, until, set });
  }

  private save(slot: number, position: number): void {
    if (this.choices.length >= MAX_CHOICES) throw tooSlow();
    this.choices.push({ at: 0, position: this.slots[slot] ?? -1, slot, until: 0, set: null });
    this.slots[slot] = position;
  }

  /** @returns where to go on after a failure, or null where nothing above `floor` is left to try */
  private back(floor: number): { at: number; position: number } | null {
    while (this.choices.length > floor) {
      this.budget.steps--;
      const choice = this.choices.pop();
      if (choice === undefined) return null;
      if (choice.slot >= 0) this.slots[choice.slot] = choice.position;
      else if (choice.set === null) return choice;
      else {
        const position = choice.until >= 0 ? this.shrink(choice) : this.grow(choice, choice.set);
        if (position >= 0) return { at: choice.at, position };
      }
    }
    return null;
  }

  /** Gives back the last character of a greedy run. */
  private shrink(choice: Choice): number {
    const low = this.text.charCodeAt(choice.position - 1);
    const pair = low >= 0xdc00 && low <= 0xdfff && choice.position - 2 >= choice.until;
    const wide = pair && (this.text.codePointAt(choice.position - 2) ?? 0) > 0xffff;
    const position = choice.position - (wide ? 2 : 1);
    if (position > choice.until) this.choices.push({ ...choice, position });
    return position;
  }

  /** Takes one more character into a lazy run; `until` counts up to zero. */
  private grow(choice: Choice, set: CharSet): number {
    const position = this.consume(set, choice.position);
    if (position >= 0 && choice.until < -1) this.choices.push({ ...choice, position, until: choice.until + 1 });
    return position;
  }

  private refer(index: number, fold: boolean, position: number): number {
    const start = this.slots[2 * index] ?? -1;
    const end = this.slots[2 * index + 1] ?? -1;
    if (start < 0 || end < 0) return -1;
    this.budget.steps -= end - start;
    const wanted = this.text.slice(start, end);
    const given = this.text.slice(position, position + wanted.length);
    return given === wanted || (fold && foldCase(given) === foldCase(wanted)) ? position + wanted.length : -1;
  }

  /** Runs a lookaround or an atomic group: what it tried is forgotten, what it captured is kept. */
  private nested(nested: Instruction & { op: 'nested' }, start: number, position: number): number {
    const floor = this.choices.length;
    const end = nested.look === 'behind' ? this.behind(nested, start, position) : this.execute(start, position, -1);
    if (nested.negative) {
      while (this.choices.length > floor) this.undo();
      return end < 0 ? position : -1;
    }
    if (end < 0) return -1;
    const kept = this.choices.splice(floor).filter((choice) => choice.slot >= 0);
    for (const choice of kept) this.choices.push(choice);
    return nested.look === 'atomic' ? end : position;
  }

  private behind(nested: Instruction & { op: 'nested' }, start: number, position: number): number {
    const longest = Math.min(nested.max, position);
    for (let length = nested.min; length <= longest; length++) {
      const end = this.execute(start, position - length, position);
      if (end >= 0) return end;
    }
    return -1;
  }

  private undo(): void {
    const choice = this.choices.pop();
    if (choice !== undefined && choice.slot >= 0) this.slots[choice.slot] = choice.position;
  }
}
