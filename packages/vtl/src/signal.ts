import type { LoopScope } from './loop.js';

/**
 * Velocity's `StopCommand`: `#stop` and `#break` on their way to where they stop. Thrown only where a plain `break` or
 * `return` of the compiled program does not reach.
 */
export class Signal {
  /** What was printed on the way, and is kept. */
  text = '';
  constructor(
    /** `#stop`, the nearest directive that can be left, or one loop. */
    readonly target: 'all' | 'nearest' | LoopScope,
  ) {}
}

/** @returns whether the loop of this directive is what the signal stops */
export function stopsLoop(error: unknown, owner: number): boolean {
  if (!(error instanceof Signal)) return false;
  return error.target === 'nearest' || (error.target !== 'all' && error.target.owner === owner);
}

/** Adds what was printed before a signal came through, and throws it on. */
export function passOn(error: unknown, printed: string): never {
  if (error instanceof Signal) error.text = printed + error.text;
  throw error;
}
