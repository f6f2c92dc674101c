import type { Range, Reference } from '@veloway/vtl';
import type { Hole, ShapeCode } from './output-shape.js';

/**
 * A reader of one output format that goes on from any state: what the interpreter feeds with what a template prints.
 * States are interned, so that two are the same where they behave the same.
 */
export interface Machine<S extends State = State> {
  readonly initial: S;
  /** The state of a path of which nothing can be said any more. */
  readonly lost: S;
  text(state: S, text: PlacedText): Step<S>;
  print(state: S, piece: Piece, reference: Reference): Step<S>;
  /** The output ends. */
  end(state: S): Fault | undefined;
  /** @returns the same for states that differ in places alone, which only messages tell */
  kindOf(state: S): string;
  /** Where a reference would write. */
  holeAt(state: S): Hole | undefined;
}

export interface State {
  readonly id: number;
}

export interface Step<S extends State> {
  /** Where reading goes on; after a fault, as if it had been mended. */
  readonly state: S;
  readonly fault: Fault | undefined;
}

/** What is wrong with the output. */
export interface Fault extends Range {
  readonly code: ShapeCode;
  /** A clause without its full stop, to which the path is added. */
  readonly problem: string;
  /** A sentence that says what to do. */
  readonly advice: string;
  /** Where what follows was found, after `start`. */
  readonly found: number;
}

/** A text that is printed, and where its characters stand in the template. */
export interface PlacedText {
  readonly text: string;
  /** Of the first character. */
  readonly start: number;
  /** Set where all characters come from one stretch: the value of a variable. */
  readonly whole: Range | undefined;
}

export function placeOf({ start, whole }: PlacedText, index: number): number {
  return whole?.start ?? start + index;
}

export function placeAfter({ start, whole }: PlacedText, index: number): number {
  return whole?.end ?? start + index + 1;
}

/** What a reference prints, as far as it is not known letter by letter. */
export type Piece =
  /** A JSON value. */
  | 'json'
  | 'number'
  /** Text that is no JSON value by itself: an address, an identifier with letters. */
  | 'plain'
  /** Text from outside, which holds no half of what the template writes. */
  | 'unknown'
  /** Anything, even a lone brace. */
  | 'anything';
