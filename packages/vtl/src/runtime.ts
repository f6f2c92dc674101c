import { type Context, type MacroArgument, macroContext } from './context.js';
import { velocityEquals } from './java/equals.js';
import { invoke } from './java/invoke.js';
import { JavaError, LimitError } from './java/java-error.js';
import * as number from './java/number.js';
import { getIndex, getProperty, setIndex, setProperty } from './java/property.js';
import { toJavaString } from './java/to-string.js';
import { type Fields, HostObject, JavaList, JavaMap, type JavaValue } from './java/value.js';
import { DEFINE_DEPTH, MACRO_DEPTH, PARSE_DEPTH } from './limits.js';
import { elementsOf, LoopScope, loopProperty } from './loop.js';
import { bounded, check, type RenderState, step } from './render-state.js';
import { passOn, Signal, stopsLoop } from './signal.js';

/** What compiled programs call. Names are short because programs are long. */

/** A `#define`d block: prints by rendering its body where it is used. */
export class DefinedBlock extends HostObject {
  private depth = 0;
  constructor(
    private readonly body: (context: Context & Fields, state: RenderState) => string,
    private readonly context: Context & Fields,
    private readonly state: RenderState,
    private readonly maxDepth: number,
  ) {
    super('org.apache.velocity.runtime.directive.Block$Reference', new Map(), new Map(), () => this.text() ?? 'null');
  }

  /** @returns the rendered body, or null where the block is already being rendered too often */
  render(context: Context & Fields, state: RenderState): string | null {
    if (this.depth >= this.maxDepth) return null;
    this.depth++;
    step(state, '');
    try {
      return this.body(context, state);
    } catch (error) {
      if (error instanceof Signal && error.target === 'nearest') return error.text;
      throw error;
    } finally {
      this.depth--;
    }
  }

  /** The text of the block as a value; where a `#stop` in it ends the template, what it has printed is lost. */
  text(): string | null {
    this.state.recorder?.capture();
    try {
      return this.render(this.context, this.state);
    } catch (error) {
      throw runtime.withoutText(error);
    } finally {
      this.state.recorder?.endCapture();
    }
  }
}

export const runtime = {
  JavaMap,
  JavaList,
  LoopScope,
  Signal,
  stopsLoop,
  passOn,
  check,
  bounded,
  elementsOf,

  /** The text of a value that is printed. */
  print(value: JavaValue): string {
    return typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : toJavaString(value);
  },

  /**
   * What a reference prints whose value may be a block. A block is rendered alone, without what stands before the
   * reference's `$`; where it is already being rendered too often, it has no text.
   */
  printBlock(
    value: JavaValue,
    before: string,
    missing: () => string,
    context: Context & Fields,
    state: RenderState,
  ): string {
    if (value === null) return missing();
    if (!(value instanceof DefinedBlock)) return before + runtime.print(value);
    const text = value.render(context, state);
    if (text !== null) return text;
    const again = value.text();
    return again === null ? missing() : before + again;
  },

  /** Whether a value counts as true: everything does but null and `false`. */
  isTrue(value: JavaValue): boolean {
    if (value === null || value === false) return false;
    return value instanceof DefinedBlock ? value.text() !== null : true;
  },

  /** A property that is not an entry of a map whose keys are strings. */
  property(value: JavaValue, name: string): JavaValue {
    const found = value instanceof LoopScope ? loopProperty(value, name) : undefined;
    return found ?? getProperty(value, name) ?? null;
  },

  call(value: JavaValue, name: string, args: JavaValue[], state: RenderState, at: number): JavaValue {
    state.at = at;
    if (value instanceof LoopScope && args.length === 0) {
      const found = /^(get|is)[A-Z]|^hasNext$/.test(name)
        ? loopProperty(value, name.replace(/^(get|is)/, ''))
        : undefined;
      if (found !== undefined) return found;
    }
    return invoke(value, name, args) ?? null;
  },

  index(value: JavaValue, index: JavaValue, state: RenderState, at: number): JavaValue {
    state.at = at;
    return getIndex(value, index) ?? null;
  },

  setProperty(value: JavaValue, name: string, to: JavaValue, state: RenderState, at: number): void {
    state.at = at;
    setProperty(value, name, to);
  },

  setIndex(value: JavaValue, index: JavaValue, to: JavaValue, state: RenderState, at: number): void {
    state.at = at;
    setIndex(value, index, to);
  },

  list(items: JavaValue[]): JavaList {
    return new JavaList(items);
  },

  map(pairs: readonly JavaValue[]): JavaMap {
    const map = new JavaMap();
    for (let i = 0; i < pairs.length; i += 2) map.set(pairs[i] as JavaValue, pairs[i + 1] as JavaValue);
    return map;
  },

  range(from: JavaValue, to: JavaValue): JavaValue {
    if (!number.isNumber(from) || !number.isNumber(to)) return null;
    const first = intValue(from);
    const last = intValue(to);
    const length = Math.abs(first - last) + 1;
    if (length > MAX_RANGE) throw new LimitError('collection-too-large', `A range of ${length} numbers is too long.`);
    const step = first >= last ? -1 : 1;
    return new JavaList(Array.from({ length }, (_, i) => first + i * step));
  },

  /** `+`, which joins as soon as one side is a string; a side that is null joins as it is written. */
  add(left: JavaValue, right: JavaValue, leftText: string, rightText: string): JavaValue {
    if (typeof left === 'number' && typeof right === 'number') {
      const sum = left + right;
      return sum === (sum | 0) ? sum : number.add(left, right);
    }
    if (typeof left === 'string' || typeof right === 'string') {
      return (left === null ? leftText : runtime.print(left)) + (right === null ? rightText : runtime.print(right));
    }
    return number.isNumber(left) && number.isNumber(right) ? number.add(left, right) : null;
  },

  subtract: arithmetic(number.subtract),
  multiply: arithmetic(number.multiply),
  divide: arithmetic((left, right) => (number.isZero(right) ? null : number.divide(left, right))),
  modulo: arithmetic((left, right) => (number.isZero(right) ? null : number.modulo(left, right))),

  equals(left: JavaValue, right: JavaValue): boolean {
    if (typeof left === 'string' && typeof right === 'string') return left === right;
    if (typeof left === 'number' && typeof right === 'number') return left === right;
    if (left instanceof DefinedBlock && !(right instanceof DefinedBlock)) return velocityEquals(left.text(), right);
    if (right instanceof DefinedBlock && !(left instanceof DefinedBlock)) return velocityEquals(left, right.text());
    return velocityEquals(left, right);
  },

  less(left: JavaValue, right: JavaValue): boolean {
    if (typeof left === 'number' && typeof right === 'number') return left < right;
    return number.isNumber(left) && number.isNumber(right) && number.compare(left, right) === -1;
  },

  lessOrEqual(left: JavaValue, right: JavaValue): boolean {
    if (typeof left === 'number' && typeof right === 'number') return left <= right;
    return number.isNumber(left) && number.isNumber(right) && number.compare(left, right) !== 1;
  },

  greater(left: JavaValue, right: JavaValue): boolean {
    if (typeof left === 'number' && typeof right === 'number') return left > right;
    return runtime.less(right, left);
  },

  greaterOrEqual(left: JavaValue, right: JavaValue): boolean {
    if (typeof left === 'number' && typeof right === 'number') return left >= right;
    return runtime.lessOrEqual(right, left);
  },

  /** What `$foreach` is after a loop. */
  after(current: JavaValue): JavaValue {
    return current instanceof LoopScope ? current.replaced : current;
  },

  /** Ends a program: what was printed up to a `#stop` is the output. */
  finish(error: unknown, printed: string): string {
    if (error instanceof Signal) return printed + error.text;
    throw error;
  },

  /** What a string rendered is lost when the program stops within it. */
  withoutText(error: unknown): unknown {
    if (error instanceof Signal) error.text = '';
    return error;
  },

  define(
    body: (c: Context & Fields, s: RenderState) => string,
    context: Context & Fields,
    state: RenderState,
  ): JavaValue {
    return new DefinedBlock(body, context, state, DEFINE_DEPTH);
  },

  /** Leaves a loop that `#break` names. */
  breakScope(scope: JavaValue, text: string): never {
    if (scope instanceof LoopScope) throw new Signal(scope);
    throw new JavaError(
      'VelocityException',
      `\`#break\` leaves a loop that \`$foreach\` stands for, and \`${text}\` is none.`,
    );
  },

  callMacro(name: string, call: MacroCall, context: Context & Fields, state: RenderState): string {
    const macro = state.macros.get(name);
    if (macro === undefined) return call.literal;
    if (call.badArgument !== undefined) {
      throw new JavaError(
        'TemplateInitException',
        `\`${call.badArgument}\` is no argument of a macro: put it between quotes.`,
      );
    }
    if (state.macroDepth >= MACRO_DEPTH) {
      throw new JavaError(
        'MacroOverflowException',
        `The macro \`#${name}\` calls itself more than ${MACRO_DEPTH} levels deep.`,
      );
    }
    const args = macro.parameters.flatMap((parameter, i) => {
      const arg = call.args[i];
      return arg === undefined ? [] : [{ ...arg, name: parameter }];
    });
    const { body } = call;
    if (body !== undefined) {
      const block = new DefinedBlock(body, context, state, MACRO_DEPTH);
      args.push({ name: 'bodyContent', constant: true, read: () => block, literal: '' });
    }
    step(state, '');
    state.macroDepth++;
    try {
      return macro.body(macroContext(context, args), state);
    } catch (error) {
      if (error instanceof Signal && error.target === 'nearest') return error.text;
      throw error;
    } finally {
      state.macroDepth--;
    }
  },

  parseTemplate(name: JavaValue, context: Context & Fields, state: RenderState, at: number): string {
    state.at = at;
    if (name === null || state.parseDepth >= PARSE_DEPTH) return '';
    const file = runtime.print(name);
    const text = load(file, state);
    state.parseDepth++;
    try {
      return state.runTemplate(text, file, context, state);
    } catch (error) {
      if (error instanceof Signal && error.target === 'nearest') return error.text;
      throw error;
    } finally {
      state.parseDepth--;
    }
  },

  include(name: JavaValue, index: number, state: RenderState, at: number): string {
    state.at = at;
    return name === null ? includeError(index) : load(runtime.print(name), state);
  },

  evaluate(text: JavaValue, context: Context & Fields, state: RenderState, at: number): string {
    state.at = at;
    if (++state.depth > state.limits.depth) {
      throw new LimitError(
        'nesting-too-deep',
        `\`#evaluate\` calls itself more than ${state.limits.depth} levels deep.`,
      );
    }
    step(state, '');
    try {
      return state.runTemplate(text === null ? '' : runtime.print(text), '#evaluate', context, state);
    } catch (error) {
      if (error instanceof Signal && (error.target === 'nearest' || error.target === 'all')) return error.text;
      throw error;
    } finally {
      state.depth--;
    }
  },

  fail(exception: string, message: string, state: RenderState, at: number): never {
    state.at = at;
    throw new JavaError(exception, message);
  },
};

/** What Velocity 1.7 prints for an argument of `#include` that has no value. */
function includeError(index: number): string {
  return `<!-- include error : error with arg ${index} please see log. see error log -->`;
}

const MAX_RANGE = 5_000_000;

/** A macro's call, as the compiler finds it. */
export interface MacroCall {
  readonly literal: string;
  readonly badArgument: string | undefined;
  readonly args: readonly Omit<MacroArgument, 'name'>[];
  readonly body: ((context: Context & Fields, state: RenderState) => string) | undefined;
}

function arithmetic(operation: (left: number.JavaNumber, right: number.JavaNumber) => JavaValue) {
  return (left: JavaValue, right: JavaValue): JavaValue =>
    number.isNumber(left) && number.isNumber(right) ? operation(left, right) : null;
}

function load(name: string, state: RenderState): string {
  const text = state.loader?.(name);
  if (text !== undefined) return text;
  throw new JavaError('ResourceNotFoundException', `Unable to find resource '${name}'.`);
}

/** `Number.intValue()`: the low 32 bits of the whole part. */
function intValue(value: number.JavaNumber): number {
  return typeof value === 'number' ? value : Number(BigInt.asIntN(32, number.toBigInt(value)));
}
