/** Bounds that keep a render from taking all time or memory; past one of them it ends with a `LimitError`. */
export interface Limits {
  /** UTF-16 units of output, and of any text on the way to it. */
  readonly outputLength: number;
  /** Iterations of all `#foreach` together, and calls of macros and blocks. */
  readonly steps: number;
  /** Iterations of one `#foreach`, after which it ends as if its list did; Velocity's `directive.foreach.maxloops`. */
  readonly loopIterations: number;
  /** How deep `#evaluate`, blocks and macros may call each other. */
  readonly depth: number;
  /** Milliseconds; looked at now and then. */
  readonly time: number;
  /** Steps of a run that is recorded, which take memory. */
  readonly recordedSteps: number;
}

export const DEFAULT_LIMITS: Limits = {
  outputLength: 1 << 26,
  steps: 5_000_000,
  loopIterations: Number.POSITIVE_INFINITY,
  depth: 100,
  time: 30_000,
  recordedSteps: 2_000_000,
};

/** Velocity 1.7's `velocimacro.max.depth`. */
export const MACRO_DEPTH = 20;

/** Velocity 1.7's `directive.define.maxdepth`. */
export const DEFINE_DEPTH = 2;

/** Velocity 1.7's `directive.parse.max.depth`. */
export const PARSE_DEPTH = 10;
