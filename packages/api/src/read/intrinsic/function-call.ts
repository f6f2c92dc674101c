import { movedPlace } from '../computed/computed-place.js';
import type { Place } from '../place.js';
import { isForEach } from './for-each.js';

/** A function of CloudFormation with what it is applied to. */
export interface FunctionCall {
  /** `Ref`, `Fn::Sub`. */
  readonly name: string;
  /** As the file has it: `!Sub`, `Fn::Sub`. */
  readonly written: string;
  /** Where the call stands. */
  readonly at: Place;
  readonly argument: Place;
}

/** Functions without the prefix `Fn::`. */
const BARE: readonly string[] = ['Ref', 'Condition'];

/** @returns the call that an object with one member or YAML's short form makes, or undefined where it is a plain value */
export function functionCall(place: Place): FunctionCall | undefined {
  const { tag } = place;
  if (tag !== undefined) {
    const short = tag.slice(1);
    const name = BARE.includes(short) ? short : `Fn::${short}`;
    return { name, written: tag, at: place, argument: { ...movedPlace(place, place), tag: undefined } };
  }
  if (place.kind !== 'object') return undefined;
  const [member, ...others] = place.members;
  if (member === undefined || others.length > 0 || !isFunctionName(member.name)) return undefined;
  return { name: member.name, written: member.name, at: place, argument: member };
}

/** `Condition` is a function among conditions only, and `Fn::ForEach::NAME` is among the keys of what it repeats. */
function isFunctionName(name: string): boolean {
  return name === 'Ref' || (name.startsWith('Fn::') && !isForEach(name));
}
