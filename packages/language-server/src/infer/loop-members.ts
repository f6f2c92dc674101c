import { LOOP_PROPERTIES, type LoopPropertyName } from '@veloway/vtl';
import { BOOLEAN, certainly, EMPTY_TYPE, INTEGER, type ValueType } from './value-type.js';

/** The class of `$foreach`, of which templates see properties alone. */
export const LOOP_CLASS = 'org.apache.velocity.runtime.directive.ForeachScope';

export const LOOP_TYPE: ValueType = certainly(LOOP_CLASS, 'loop');

/** What is known of a property of `$foreach`. */
export interface LoopMember {
  readonly type: ValueType;
  readonly documentation: string;
}

const whole = certainly(INTEGER, 'loop');
const truth = certainly(BOOLEAN, 'loop');

export const LOOP_MEMBERS: Readonly<Record<LoopPropertyName, LoopMember>> = {
  index: { type: whole, documentation: 'The number of the round, counted from 0.' },
  count: { type: whole, documentation: 'The number of the round, counted from 1.' },
  hasNext: {
    type: truth,
    documentation: 'Whether another round follows: what a comma between elements depends on.',
  },
  first: { type: truth, documentation: 'Whether this is the first round.' },
  last: { type: truth, documentation: 'Whether this is the last round.' },
  parent: {
    type: { ...LOOP_TYPE, certain: false },
    documentation: 'The `$foreach` of the loop around this one; empty where there is none.',
  },
  topmost: { type: LOOP_TYPE, documentation: 'The `$foreach` of the outermost loop around this one, or this one.' },
  replaced: {
    type: { class: undefined, certain: false, from: 'loop' },
    documentation: 'What the variable `$foreach` was before the outermost loop.',
  },
};

/** @returns what `$foreach` has under a name */
export function loopMember(name: string): LoopMember | undefined {
  // Velocity finds the getter whichever case the first letter has.
  const known = LOOP_PROPERTIES.find((one) => one === name.charAt(0).toLowerCase() + name.slice(1));
  return known === undefined ? undefined : LOOP_MEMBERS[known];
}

export function loopPropertyType(name: string): ValueType {
  return loopMember(name)?.type ?? EMPTY_TYPE;
}
