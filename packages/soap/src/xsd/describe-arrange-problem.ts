import { excerpt } from '../xml/excerpt.js';
import type { ArrangeProblem } from './arrange.js';
import { addMessageProblem, type MessagePath, type MessageProblem } from './message-problem.js';

/** How many members a message lists. */
const MOST_LISTED = 8;

/** Tells of what a content has too little or too much of. */
export function describeArrangeProblem(problems: MessageProblem[], path: MessagePath, problem: ArrangeProblem): void {
  const at = (key: string): MessagePath => ({ outer: path, step: key });
  switch (problem.kind) {
    case 'missing': {
      const { key, count, min } = problem;
      const rest =
        count === 0 && min === 1 ? 'is missing.' : `must be there ${times(min)} at least, but is ${times(count)}.`;
      return addMessageProblem(problems, at(key), 'missing', rest);
    }
    case 'missing-choice': {
      const listed = problem.keys.slice(0, MOST_LISTED).map(excerpt).join(', ');
      return addMessageProblem(problems, path, 'missing', `must have one of ${listed}.`);
    }
    case 'both': {
      const [first, second] = problem.keys.map(excerpt);
      const rest = `has ${first} and ${second}, and may have one of them only. Remove one.`;
      return addMessageProblem(problems, path, 'wrong-choice', rest);
    }
    case 'too-many': {
      const { key, count, taken } = problem;
      const rest =
        taken === 0 ? 'has no place beside the other members.' : `has ${count} items, and may have ${taken}.`;
      return addMessageProblem(problems, at(key), 'too-many', rest);
    }
    default:
      return problem satisfies never;
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
