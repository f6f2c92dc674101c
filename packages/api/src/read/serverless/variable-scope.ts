import type { Budget } from '../computed/budget.js';
import type { DefinitionOptions } from '../definition-options.js';
import type { Place } from '../place.js';
import type { Telling } from '../reading.js';

/** What is being computed, from the outermost to the innermost. */
export type Trail = readonly string[];

/** What variables can refer to. */
export interface VariableScope {
  readonly telling: Telling;
  readonly budget: Budget;
  readonly options: DefinitionOptions;
  /** The whole file, as it is written. */
  readonly root: Place;
  /** What was read of other files, by path; undefined where there is no such file. */
  readonly files: Map<string, Place | undefined>;
  /** @returns a value in which variables stand for what they come to */
  evaluate(place: Place, trail?: Trail): Place;
  /** @returns what a text comes to that stands within a variable of the text at a place */
  evaluateWithin(text: string, at: Place, trail: Trail): string;
}
