import type { TemplateError } from '../template-error.js';
import type { Site } from './site.js';

/** One thing that happened while a template ran. */
export interface Step {
  readonly site: Site;
  /** The step in which this one happened, by its index: a round, a branch, a body, a call; undefined at the top. */
  readonly within: number | undefined;
  /**
   * The steps whose values went into this one's, by their indexes; -2 is a literal of the operation's own text. Of a
   * string they are not listed: they are the steps that wrote into it.
   */
  readonly from: readonly number[];
  /** Whether the value is that of the first of {@link from}, or its {@link member}, as it was. */
  readonly kept: boolean;
  /** Which member of the value of the first of {@link from} this one is. */
  readonly member: string | number | undefined;
  /**
   * What it evaluated to, wrote to its variable or, of a text, printed: plain data that later changes do not touch. It is
   * null for nothing, and undefined for what is no data, such as `$input` itself or an `#else`.
   */
  readonly value: unknown;
  /** Where its text went: to the output, or into the string of the step with that index; undefined if it has none. */
  readonly into: 'output' | number | undefined;
  /** The offsets of its text in {@link into}, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** One run of a template, as plain data. */
export interface Run {
  /** What was printed, up to the failure where there is one. */
  readonly output: string;
  /** What ended the run before its end. */
  readonly error: TemplateError | undefined;
  /** What happened, in its order. */
  readonly steps: readonly Step[];
}
