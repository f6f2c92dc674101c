import { toJavaString } from '../java/to-string.js';
import { JavaMap, type JavaValue, JavaView } from '../java/value.js';
import { Collections, holderOf, type Member, memberByProperty } from './collections.js';
import type { Site } from './site.js';
import { LITERAL, NONE, NOWHERE, OUTPUT, Tape } from './tape.js';

/** What {@link Recorder.restore} goes back to. */
interface Saved {
  readonly height: number;
  readonly within: number;
  readonly captures: number;
}

/** A `#foreach` that runs. */
interface Loop {
  readonly step: number;
  readonly list: JavaValue;
  /** The keys of a map, or of the map whose values it runs over. */
  readonly keys: readonly JavaValue[] | undefined;
  readonly saved: Saved;
  readonly variable: number;
  /** The step that wrote the loop's variable before. */
  readonly before: number;
}

/**
 * Writes down what a program does while it runs. The program tells each value right after it has computed it, so that
 * the steps of an operation's operands are the last ones that wait on a stack, as on a stack machine.
 */
export class Recorder {
  /** How many steps wait on the stack. */
  height = 0;
  /** The step in which everything happens now. */
  within = NONE;
  readonly tape: Tape;
  /** The first step since a map or list was changed last. */
  private changed = 0;
  /** Which steps put what into maps and lists. */
  readonly collections = new Collections();
  private readonly stack: number[] = [];
  /** The steps that wrote the variables last, by the numbers that the variables have in programs. */
  private readonly variables: number[] = [];
  /** Where text goes now, and how long it is there. */
  private into = OUTPUT;
  private length = 0;
  private readonly captures: { readonly into: number; readonly length: number }[] = [];

  constructor(sites: readonly Site[], limit: number, expected?: number) {
    this.tape = new Tape(sites, limit, expected);
  }

  // What the program says of its values.

  constant<Value>(value: Value): Value {
    this.push(LITERAL);
    return value;
  }

  /** A literal that becomes a member of a map or list; it was pushed as a constant. */
  literal<Value extends JavaValue>(site: number, value: Value): Value {
    const step = this.add(site, value, this.pop());
    this.tape.kept(step, undefined);
    this.push(step);
    return value;
  }

  /** @param height that of the stack before the variable was read, which may compute a macro's argument */
  variable(site: number, variable: number, height: number, value: JavaValue | undefined): JavaValue | undefined {
    const from = this.height > height ? this.pop() : this.writerOf(variable);
    const step = this.add(site, value ?? null, from);
    this.tape.kept(step, undefined);
    this.push(step);
    return value;
  }

  /**
   * A variable of which a member is read. Where it has a value that is as it was written, the step that wrote it stands
   * for it: most steps would be of such variables else.
   */
  base(site: number, variable: number, height: number, value: JavaValue | undefined): JavaValue | undefined {
    if (this.height > height) return value;
    const writer = this.writerOf(variable);
    if (writer !== NONE && value !== null && value !== undefined && (writer >= this.changed || !isHolder(value))) {
      this.push(writer);
      return value;
    }
    const step = this.add(site, value ?? null, writer);
    this.tape.kept(step, undefined);
    this.push(step);
    return value;
  }

  property(site: number, name: string, object: JavaValue, value: JavaValue): JavaValue {
    this.push(this.access(site, object, this.pop(), memberByProperty(object, name, value), value));
    return value;
  }

  /** A value that is made of all operands above a height. */
  value<Value extends JavaValue>(site: number, height: number, value: Value): Value {
    this.push(this.made(site, height, value));
    return value;
  }

  /** A list literal. */
  list(site: number, height: number, value: JavaValue): JavaValue {
    const operands = this.stack.slice(height, this.height);
    for (const [i, step] of operands.entries()) if (step !== LITERAL) this.collections.wrote(value, i, step);
    return this.value(site, height, value);
  }

  /** A map literal; its operands, and what they are, are keys and values by turns. */
  map(site: number, height: number, pairs: readonly JavaValue[], value: JavaValue): JavaValue {
    for (let i = 1; i < pairs.length; i += 2) {
      const step = this.stack[height + i] ?? LITERAL;
      if (step !== LITERAL) this.collections.wrote(value, toJavaString(pairs[i - 1] ?? null), step);
    }
    return this.value(site, height, value);
  }

  /** Begins a string whose parts are computed; what is printed until {@link closeString} is its text. */
  openString(site: number): number {
    const step = this.add(site, null, NONE);
    this.capture(step);
    return step;
  }

  closeString(step: number, text: string): string {
    this.endCapture();
    this.tape.setValue(step, text);
    this.push(step);
    return text;
  }

  // What the program says of its statements.

  text(site: number, text: string): string {
    this.wrote(this.add(site, text, NONE), text);
    return text;
  }

  /** A reference that prints as it is written. */
  printed(text: string, before: string): string {
    this.wrote(this.pop(), before + text);
    return before + text;
  }

  assigned(site: number, variable: number, value: JavaValue): void {
    const step = this.add(site, value, this.pop());
    this.tape.kept(step, undefined);
    if (value !== null) this.variables[variable] = step;
  }

  /** A `#define`: its value is a block, which is no data. */
  defined(site: number, variable: number): void {
    this.variables[variable] = this.add(site, undefined, NONE);
  }

  branch(site: number, height: number, condition: boolean): boolean {
    const step = this.made(site, height, condition);
    if (condition) this.within = step;
    return condition;
  }

  /** Something that needs no value: an `#else`, a body, a `#stop`. What follows happens within it. */
  enter(site: number): void {
    this.within = this.add(site, undefined, NONE);
  }

  loop(site: number, variable: number, list: JavaValue): Loop {
    const operand = this.pop();
    const saved = this.save();
    const iterated = list instanceof JavaView && list.of === 'values' ? list.map : list;
    const keys = iterated instanceof JavaMap ? iterated.keys() : undefined;
    const step = this.add(site, list, operand);
    this.tape.kept(step, undefined);
    return { step, list: iterated, keys, saved, variable, before: this.writerOf(variable) };
  }

  round(site: number, loop: Loop, index: number, item: JavaValue): void {
    this.within = loop.step;
    const member = loop.keys === undefined ? index : toJavaString(loop.keys[index] ?? null);
    const step = this.access(site, loop.list, loop.step, member, item);
    this.variables[loop.variable] = step;
    this.within = step;
  }

  endLoop({ saved, variable, before }: Loop): void {
    this.restore(saved);
    this.variables[variable] = before;
  }

  // What the runtime says.

  /** Takes the step of the last value off the stack. */
  pop(): number {
    this.height--;
    return this.stack[this.height] ?? LITERAL;
  }

  /** @returns the step of the last value that waits */
  top(): number {
    return this.stack[this.height - 1] ?? LITERAL;
  }

  /** Adds a step whose value waits to be used. */
  push(step: number): void {
    this.stack[this.height++] = step;
  }

  /** Adds a step whose value came from one other, or from none. */
  add(site: number, value: JavaValue | undefined, from: number): number {
    return this.tape.add(site, this.within, from, value);
  }

  /** Adds a step whose value was made of all operands above a height. */
  made(site: number, height: number, value: JavaValue | undefined): number {
    const count = this.height - height;
    const operands = count > 1 ? this.stack.slice(height, this.height) : undefined;
    const step = this.add(site, value, count === 1 ? (this.stack[height] ?? NONE) : NONE);
    if (operands !== undefined) this.tape.cameFrom(step, operands);
    this.height = height;
    return step;
  }

  /** Adds a step that takes a member out of a value, or makes something of it where it is no member. */
  access(site: number, object: JavaValue, from: number, member: Member | undefined, value: JavaValue): number {
    const holder = holderOf(object);
    const writer = member === undefined ? undefined : this.collections.writer(holder, member);
    const moved = writer === undefined && member !== undefined ? this.collections.moved(holder) : undefined;
    const step = this.add(site, value, writer ?? from);
    if (moved !== undefined) this.tape.cameFrom(step, [from, moved]);
    else if (member !== undefined) this.tape.kept(step, writer === undefined ? member : undefined);
    return step;
  }

  /** A map or list is about to change: what steps so far tell of it must not. */
  changes(): void {
    this.tape.changes();
    this.changed = this.tape.length;
  }

  /** Writes down that a step printed a text. */
  wrote(step: number, text: string): void {
    const start = this.length;
    this.length += text.length;
    this.tape.printed(step, text, this.into, start);
  }

  /** What is printed from now on is part of a value: of that of a step, or of no step's. */
  capture(step: number = NOWHERE): void {
    this.captures.push({ into: this.into, length: this.length });
    this.into = step;
    this.length = 0;
  }

  endCapture(): void {
    const outer = this.captures.pop();
    this.into = outer?.into ?? OUTPUT;
    this.length = outer?.length ?? 0;
  }

  save(): Saved {
    return { height: this.height, within: this.within, captures: this.captures.length };
  }

  /** Goes back to where something began, however it ended. */
  restore({ height, within, captures }: Saved): void {
    this.height = height;
    this.within = within;
    while (this.captures.length > captures) this.endCapture();
  }

  private writerOf(variable: number): number {
    return this.variables[variable] ?? NONE;
  }
}

/** Whether a value may hold others, and so change. */
function isHolder(value: JavaValue): boolean {
  return typeof value === 'object';
}
