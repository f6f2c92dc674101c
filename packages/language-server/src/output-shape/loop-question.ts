import type { Config } from './config.js';
import { type Question, questionOf, suppose } from './fact.js';
import type { Facts } from './facts.js';
import type { LoopState } from './loop-state.js';
import { type Path, rootPath } from './path.js';
import { sizeOf } from './value.js';

/** @returns the question whether a loop has nothing to run over */
export function emptyQuestion(loop: LoopState): Question {
  const size = sizeOf(loop.list) ?? unknownSize(loop);
  const words = { whenTrue: `${loop.name} is empty`, whenFalse: `${loop.name} is not empty` };
  const asked = { ...loop.place, ...words };
  return questionOf({ key: `${size.key} == number 0`, subjects: [size], test: { is: '==', constant: 0 }, asked });
}

function unknownSize({ id }: LoopState): Path {
  return rootPath(`${id}#list`, 'number', true);
}

function severalQuestion(loop: LoopState, size: Path): Question {
  const words = { whenTrue: `${loop.name} has several elements`, whenFalse: `${loop.name} has one element` };
  const asked = { ...loop.place, ...words };
  return questionOf({
    key: `${size.key} > number 1`,
    subjects: [size],
    test: { is: '>', constant: 1 },
    counts: true,
    asked,
  });
}

/**
 * @returns the facts of a path on which a loop has another element or has none; undefined where it cannot be. In the
 *   first iteration that tells how many there are.
 */
export function withNext({ facts, vague }: Config, loop: LoopState, hasNext: boolean): Facts | undefined {
  if (!loop.first) return facts;
  const { list } = loop;
  if (list.kind === 'list' && list.size !== undefined) return list.size > 1 === hasNext ? facts : undefined;
  const size = sizeOf(list);
  if (size === undefined) return facts;
  const { yes, no } = suppose(facts, severalQuestion(loop, size), vague);
  return hasNext ? yes : no;
}
