/** What a problem is about; a code never changes its meaning once published. */
export type MessageProblemCode =
  | 'missing'
  | 'unknown'
  | 'too-many'
  | 'wrong-kind'
  | 'wrong-value'
  | 'wrong-type'
  | 'wrong-choice'
  | 'wrong-element'
  | 'too-deep'
  | 'not-supported';

/** Something in a message that its schema does not allow. */
export interface MessageProblem {
  readonly code: MessageProblemCode;
  /** Where in the message, as members and indexes of its JSON: `order.lines[2].sku`. */
  readonly path: string;
  /** A sentence that begins with the path. */
  readonly message: string;
}

/** A place in a message; it is made for each value, and its text only where there is a problem. */
export interface MessagePath {
  readonly outer: MessagePath | undefined;
  readonly step: string | number;
}

export function pathText(path: MessagePath): string {
  const steps: string[] = [];
  for (let at: MessagePath | undefined = path; at !== undefined; at = at.outer) {
    steps.push(typeof at.step === 'number' ? `[${at.step}]` : at.step);
  }
  return steps.reverse().join('.').replaceAll('.[', '[');
}

/** A message could have a problem in each of its values, and nobody reads that many. */
const MOST_PROBLEMS = 1000;

/**
 * Adds a problem.
 *
 * @param rest how the sentence that begins with the path goes on
 */
export function addMessageProblem(
  problems: MessageProblem[],
  path: MessagePath,
  code: MessageProblemCode,
  rest: string,
): void {
  if (problems.length >= MOST_PROBLEMS) return;
  const text = pathText(path);
  problems.push({ code, path: text, message: `${text} ${rest}` });
}
