import type { Context } from './context.js';
import type { Dialect } from './dialect.js';
import { LimitError } from './java/java-error.js';
import type { Fields } from './java/value.js';
import type { Limits } from './limits.js';
import type { Recorder } from './recording/recorder.js';

/** Finds the text of a template or file that `#parse` or `#include` names; undefined where there is none. */
export type Loader = (name: string) => string | undefined;

/** A compiled macro: its parameters' names and its body. */
export interface Macro {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: (context: Context, state: RenderState) => string;
}

/** What a program knows while it runs, besides its variables. */
export interface RenderState {
  readonly dialect: Dialect;
  readonly limits: Limits;
  readonly loader: Loader | undefined;
  readonly macros: Map<string, Macro>;
  /** Runs another template in the same context, for `#parse` and `#evaluate`. */
  readonly runTemplate: (text: string, name: string, context: Context, state: RenderState) => string;
  /** What writes the run down, where it is recorded. */
  readonly recorder: Recorder | undefined;
  /** The offset of what runs, for messages. */
  at: number;
  steps: number;
  depth: number;
  macroDepth: number;
  parseDepth: number;
  /** When to give up, in milliseconds of the clock; unset, as infinity, until the clock is first looked at. */
  deadline: number;
}

/** What a compiled program is: a function of its variables. */
export type Main = (context: Fields & Context, state: RenderState) => string;

/** Counts one call, and now and then looks at the clock. */
export function step(state: RenderState, printed: string): void {
  state.steps++;
  check(state, printed);
}

/** @throws LimitError where there were too many steps, the output is too long, or rendering takes too long */
export function check(state: RenderState, printed: string): void {
  if (state.steps > state.limits.steps) {
    throw new LimitError(
      'too-many-steps',
      `More than ${state.limits.steps} iterations: the template does not seem to end.`,
    );
  }
  if (printed.length > state.limits.outputLength) throw tooLong(state);
  if ((state.steps & 63) !== 0) return;
  if (state.deadline === Number.POSITIVE_INFINITY) state.deadline = Date.now() + state.limits.time;
  else if (Date.now() > state.deadline) {
    throw new LimitError('too-slow', `Rendering took more than ${state.limits.time} ms.`);
  }
}

/** @returns the text, unless it is longer than a text may be */
export function bounded(state: RenderState, text: string): string {
  if (text.length > state.limits.outputLength) throw tooLong(state);
  return text;
}

function tooLong(state: RenderState): LimitError {
  return new LimitError('output-too-long', `The text grew past ${state.limits.outputLength} characters.`);
}
