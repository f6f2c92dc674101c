import type { Context } from '../context.js';
import { MUTATORS } from '../java/mutators.js';
import { type Fields, JavaList, JavaMap, type JavaValue } from '../java/value.js';
import type { RenderState } from '../render-state.js';
import { DefinedBlock, type MacroCall, runtime } from '../runtime.js';
import { holderOf, type Member, memberByIndex, memberByMethod } from './collections.js';
import type { Recorder } from './recorder.js';
import { NONE } from './tape.js';

type Scope = Context & Fields;

/** What a program calls that is recorded: as {@link runtime}, and each function is told its place at last. */
export const recordedRuntime = {
  ...runtime,

  call(value: JavaValue, name: string, args: JavaValue[], state: RenderState, at: number, site: number): JavaValue {
    const recorder = recorderOf(state);
    const height = recorder.height - args.length - 1;
    const member = memberByMethod(value, name, args);
    const changes = MUTATORS.has(name);
    const size = value instanceof JavaList ? value.items.length : 0;
    const given = recorder.top();
    if (changes) recorder.changes();
    const result = tried(
      () => runtime.call(value, name, args, state, at),
      () => recorder.made(site, height, undefined),
    );
    const step = answered(recorder, site, { value, height, member, result });
    if (changes) recorder.collections.called(value, name, args, { size, given });
    recorder.push(step);
    return result;
  },

  index(value: JavaValue, index: JavaValue, state: RenderState, at: number, site: number): JavaValue {
    const recorder = recorderOf(state);
    recorder.pop();
    const object = recorder.pop();
    const result = runtime.index(value, index, state, at);
    recorder.push(recorder.access(site, value, object, memberByIndex(value, index), result));
    return result;
  },

  setProperty(value: JavaValue, name: string, to: JavaValue, state: RenderState, at: number, site: number): void {
    const recorder = recorderOf(state);
    recorder.pop();
    put(recorder, value, value instanceof JavaMap ? name : undefined, to, site);
    runtime.setProperty(value, name, to, state, at);
  },

  setIndex(value: JavaValue, index: JavaValue, to: JavaValue, state: RenderState, at: number, site: number): void {
    const recorder = recorderOf(state);
    recorder.pop();
    recorder.pop();
    put(recorder, value, memberByIndex(value, index), to, site);
    runtime.setIndex(value, index, to, state, at);
  },

  printBlock(value: JavaValue, before: string, missing: () => string, context: Scope, state: RenderState): string {
    const recorder = recorderOf(state);
    const step = recorder.pop();
    const text = value instanceof DefinedBlock ? within(recorder, step, () => value.render(context, state)) : null;
    if (text !== null) return text;
    // Whatever is left prints without printing anything within.
    const printed = runtime.printBlock(value, before, missing, context, state);
    recorder.wrote(step, printed);
    return printed;
  },

  callMacro(name: string, call: MacroCall, context: Scope, state: RenderState, site: number): string {
    const recorder = recorderOf(state);
    const step = recorder.add(site, undefined, NONE);
    if (state.macros.has(name)) return within(recorder, step, () => runtime.callMacro(name, call, context, state));
    recorder.wrote(step, call.literal);
    return call.literal;
  },

  parseTemplate(name: JavaValue, context: Scope, state: RenderState, at: number, site: number): string {
    const recorder = recorderOf(state);
    const step = recorder.add(site, name, recorder.pop());
    return within(recorder, step, () => runtime.parseTemplate(name, context, state, at));
  },

  evaluate(text: JavaValue, context: Scope, state: RenderState, at: number, site: number): string {
    const recorder = recorderOf(state);
    const step = recorder.add(site, text, recorder.pop());
    return within(recorder, step, () => runtime.evaluate(text, context, state, at));
  },

  include(name: JavaValue, index: number, state: RenderState, at: number, site: number): string {
    const recorder = recorderOf(state);
    const step = recorder.add(site, name, recorder.pop());
    const text = runtime.include(name, index, state, at);
    recorder.wrote(step, text);
    return text;
  },
};

interface Answer {
  readonly value: JavaValue;
  /** That of the stack below the value and the arguments. */
  readonly height: number;
  readonly member: Member | undefined;
  readonly result: JavaValue;
}

/** Adds the step of a call: it answers a member of the value, or something made of it and of the arguments. */
function answered(recorder: Recorder, site: number, { value, height, member, result }: Answer): number {
  if (member === undefined || result === null) return recorder.made(site, height, result);
  recorder.height = height + 1;
  return recorder.access(site, value, recorder.pop(), member, result);
}

/** Does what may fail, which is written down as well. */
function tried<Result>(run: () => Result, failed: () => void): Result {
  try {
    return run();
  } catch (error) {
    failed();
    throw error;
  }
}

function recorderOf(state: RenderState): Recorder {
  if (state.recorder === undefined) throw new Error('A recorded program runs without a recorder.');
  return state.recorder;
}

/** Does what prints, or computes, within a step. */
function within<Result>(recorder: Recorder, step: number, run: () => Result): Result {
  const saved = recorder.save();
  recorder.within = step;
  const result = run();
  recorder.restore(saved);
  return result;
}

/** Takes note of a member that is set; the step of its value is the last that waits. */
function put(recorder: Recorder, value: JavaValue, member: Member | undefined, to: JavaValue, site: number): void {
  recorder.changes();
  const step = recorder.add(site, to, recorder.pop());
  recorder.tape.kept(step, undefined);
  if (member !== undefined) recorder.collections.wrote(holderOf(value), member, step);
}
