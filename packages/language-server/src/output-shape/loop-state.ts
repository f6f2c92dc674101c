import type { Range } from '@veloway/vtl';
import type { Path } from './path.js';
import { type Value, valueKey } from './value.js';

/** Where a path is in a loop. */
export interface LoopState {
  /** The same for states in which the path goes on the same way. */
  readonly key: string;
  readonly id: number;
  /** The first iteration, or a later one. */
  readonly first: boolean;
  /** Undefined while nothing has asked. */
  readonly hasNext: boolean | undefined;
  /** Where the loop says what it runs over, and how messages call that. */
  readonly place: Range;
  readonly name: string;
  /** What the loop runs over. */
  readonly list: Value;
  readonly item: Path;
  /** What the loop's variable was before it, and is again after it. */
  readonly shadowed: Value;
  readonly parent: LoopState | undefined;
}

export function loopState(state: Omit<LoopState, 'key'>): LoopState {
  const { id, first, hasNext, list, shadowed, parent } = state;
  const values = `${valueKey(list)} ${valueKey(shadowed)}`;
  return { ...state, key: `${id} ${first} ${hasNext} ${values}/${parent?.key ?? ''}` };
}
