import type { Decision } from './condition.js';
import { type Config, withFacts } from './config.js';
import { type Question, suppose } from './fact.js';
import type { Facts } from './facts.js';
import { withNext } from './loop-question.js';
import { type LoopState, loopState } from './loop-state.js';

/** The paths on which a condition holds, and those on which it does not. */
export interface Fork {
  readonly yes: readonly Config[];
  readonly no: readonly Config[];
}

/** Splits a path by what decides on a condition. */
export function fork(config: Config, decision: Decision): Fork {
  switch (decision.by) {
    case 'itself':
      return decided(config, decision.holds);
    case 'question':
      return turned(ask(config, decision.question), decision.holds);
    case 'next':
      return turned(forkLoop(config, decision.loop), decision.holds);
    case 'both':
      return both(fork(config, decision.left), decision.right);
    case 'either':
      return either(fork(config, decision.left), decision.right);
    default:
      return decision satisfies never;
  }
}

function decided(config: Config, holds: boolean): Fork {
  return holds ? { yes: [config], no: [] } : { yes: [], no: [config] };
}

function turned({ yes, no }: Fork, holds: boolean): Fork {
  return holds ? { yes, no } : { yes: no, no: yes };
}

function both({ yes, no }: Fork, right: Decision): Fork {
  const second = yes.map((config) => fork(config, right));
  return { yes: second.flatMap((one) => one.yes), no: [...no, ...second.flatMap((one) => one.no)] };
}

function either({ yes, no }: Fork, right: Decision): Fork {
  const second = no.map((config) => fork(config, right));
  return { yes: [...yes, ...second.flatMap((one) => one.yes)], no: second.flatMap((one) => one.no) };
}

/** Splits a path by a question about the world. */
export function ask(config: Config, about: Question): Fork {
  const { yes, no } = suppose(config.facts, about, config.vague);
  return { yes: knowing(config, yes), no: knowing(config, no) };
}

function knowing(config: Config, facts: Facts | undefined): readonly Config[] {
  return facts === undefined ? [] : [withFacts(config, facts)];
}

/** Splits a path by whether a loop around it has another element, as far as that is not known. */
function forkLoop(config: Config, id: number): Fork {
  let loop = config.loops;
  while (loop !== undefined && loop.id !== id) loop = loop.parent;
  if (loop === undefined) return decided(config, false);
  if (loop.hasNext !== undefined) return decided(config, loop.hasNext);
  return { yes: goingOn(config, loop, true), no: goingOn(config, loop, false) };
}

function goingOn(config: Config, loop: LoopState, hasNext: boolean): readonly Config[] {
  const facts = withNext(config, loop, hasNext);
  return facts === undefined ? [] : [{ ...config, facts, loops: replaced(config.loops, loop, hasNext) }];
}

function replaced(loops: LoopState | undefined, loop: LoopState, hasNext: boolean): LoopState | undefined {
  if (loops === undefined) return undefined;
  if (loops === loop) return loopState({ ...loop, hasNext });
  return loopState({ ...loops, parent: replaced(loops.parent, loop, hasNext) });
}
