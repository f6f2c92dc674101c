import type { Range } from '@veloway/vtl';
import { type Facts, factsOf, hashText, withFact } from './facts.js';
import { isAbove, type Path, tangled } from './path.js';

export type Comparison = '==' | '<' | '>';

/** What a condition asks of the world outside of the template; whether it holds is decided on each path. */
export interface Question {
  /** The same for the same question. */
  readonly key: string;
  readonly hash: number;
  readonly subjects: readonly Path[];
  /** Set where it compares its one subject with a constant, so that it is known what follows for others. */
  readonly test: Test | undefined;
  /** Whether a loop asks how often it runs, which it then knows better than the answer says. */
  readonly counts?: boolean;
  /** Where the template asks. */
  readonly asked: Asked;
}

export type Test = { readonly is: 'true' } | { readonly is: Comparison; readonly constant: string | number | boolean };

/** A condition or a loop, and the words for what became of it. */
export interface Asked extends Range {
  readonly whenTrue: string;
  readonly whenFalse: string;
}

/** A question with the answer that a path has for it. */
export interface Fact {
  readonly question: Question;
  readonly holds: boolean;
  /** Whether the answer may contradict others in a way that is not followed. */
  readonly unsure: boolean;
}

/** @returns a question with what tells it from others */
export function questionOf(question: Omit<Question, 'hash'>): Question {
  return { ...question, hash: hashText(question.key) };
}

/** What a path knows when a question has been answered, by the answer; undefined where no such path exists. */
export interface Answers {
  readonly yes: Facts | undefined;
  readonly no: Facts | undefined;
}

/**
 * @returns the facts of the paths on which the answer is yes or no; undefined where no such path exists, as others of its
 *   answers contradict
 *
 * @param vague whether the path has answered more than these, which the answer may contradict
 */
export function suppose(facts: Facts, question: Question, vague = false): Answers {
  const known = answerTo(facts, question);
  if (known !== undefined) {
    const kept = again(facts, known, question);
    return known.holds ? { yes: kept, no: undefined } : { yes: undefined, no: kept };
  }
  const yes: Fact = { question, holds: true, unsure: vague || isUnsure(facts, question, true) };
  const no: Fact = { question, holds: false, unsure: vague || isUnsure(facts, question, false) };
  const [subject] = question.subjects;
  if (question.test === undefined || subject === undefined) return both(facts, yes, no);
  const same = factsAbout(facts, subject);
  if (same.length === 0 && isOpen(question.test, subject)) return both(facts, yes, no);
  return following(facts, yes, no, possibleAfter(same, yes, subject));
}

function answerTo({ list }: Facts, { key }: Question): Fact | undefined {
  for (const fact of list) if (fact.question.key === key) return fact;
  return undefined;
}

/** Most often there are none, and then nothing is made for them. */
function factsAbout({ list }: Facts, subject: Path): readonly Fact[] {
  let found: Fact[] | undefined;
  for (const fact of list) {
    if (!isAbout(fact.question, subject)) continue;
    if (found === undefined) found = [fact];
    else found.push(fact);
  }
  return found ?? NONE;
}

const NONE: readonly Fact[] = [];

/** What follows from the others is no news. */
function following(facts: Facts, yes: Fact, no: Fact, { isYes, isNo }: Possible): Answers {
  if (isYes && isNo) return both(facts, yes, no);
  const counts = yes.question.counts === true;
  return {
    yes: isYes ? (counts ? withFact(facts, yes) : facts) : undefined,
    no: isNo ? (counts ? withFact(facts, no) : facts) : undefined,
  };
}

function both(facts: Facts, yes: Fact, no: Fact): Answers {
  return { yes: withFact(facts, yes), no: withFact(facts, no) };
}

function again(facts: Facts, known: Fact, question: Question): Facts {
  if (question.counts !== true || known.question.counts === true) return facts;
  return factsOf(facts.list.map((fact) => (fact === known ? { ...fact, question } : fact)));
}

/** @returns whether both answers are possible where nothing else is known */
function isOpen(test: Test, { type }: Path): boolean {
  if (test.is === 'true') return type === 'unknown';
  const { constant } = test;
  if (typeof constant === 'string') return test.is === '==' && (type === 'unknown' || type === 'text');
  return (
    typeof constant === 'number' && Number.isInteger(constant) && constant >= 0 && test.is !== '<' && type === 'number'
  );
}

function isAbout({ test, subjects }: Question, subject: Path): boolean {
  return test !== undefined && subjects[0]?.key === subject.key;
}

/** @returns whether an answer may contradict one of the facts in a way that is not followed */
function isUnsure({ list }: Facts, question: Question, holds: boolean): boolean {
  if (question.subjects.some(({ shaky }) => shaky)) return true;
  const asked = { question, holds };
  return list.some((fact) =>
    question.subjects.some((subject) =>
      fact.question.subjects.some((other) => mayContradict(asked, subject, fact, other)),
    ),
  );
}

type Answer = Pick<Fact, 'question' | 'holds'>;

function mayContradict(a: Answer, subject: Path, b: Answer, other: Path): boolean {
  if (subject.key === other.key) {
    const isCounted = b.question.counts === true && b.holds;
    return a.question.test === undefined || b.question.test === undefined || isCounted;
  }
  return tangled(subject, other) && !leavesOpen(a, subject, other) && !leavesOpen(b, other, subject);
}

/** What is not `false` may have any members, and any size: `#if($list)` says nothing of how many there are. */
function leavesOpen({ question: { test }, holds }: Answer, subject: Path, other: Path): boolean {
  return holds && test?.is === 'true' && isAbove(subject, other);
}

interface Possible {
  readonly isYes: boolean;
  readonly isNo: boolean;
}

/** Of questions that came after one other, which most paths have answered alike. */
const AFTER_ONE = new WeakMap<Question, Possible & { readonly other: Fact }>();

/** @returns which answers to the question of a fact some value gives that answers all others so */
function possibleAfter(same: readonly Fact[], fact: Fact, subject: Path): Possible {
  const [other] = same;
  const isOne = other !== undefined && same.length === 1;
  const known = isOne ? AFTER_ONE.get(fact.question) : undefined;
  if (isOne && known?.other.question === other.question && known.other.holds === other.holds) return known;
  const values = candidates([...same, fact], subject).filter((value) => answerAll(same, value));
  const isYes = values.some((value) => answers(fact, value));
  const isNo = values.some((value) => !answers(fact, value));
  if (isOne) AFTER_ONE.set(fact.question, { other, isYes, isNo });
  return { isYes, isNo };
}

function answerAll(facts: readonly Fact[], value: Constant): boolean {
  return facts.every((fact) => answers(fact, value));
}

/** @returns whether a value answers the question of a fact so */
function answers({ question: { test }, holds }: Fact, value: Constant): boolean {
  return test === undefined || passes(test, value) === holds;
}

type Constant = string | number | boolean;

/** Values of all sorts: of those that no constant tells apart, one. */
function candidates(facts: readonly Fact[], { type, segments }: Path): readonly Constant[] {
  const constants = facts.flatMap(({ question: { test } }) => (test && test.is !== 'true' ? [test.constant] : []));
  if (segments.at(-1) === 'size()' || segments.at(-1) === 'length()') return around(constants, [0, 1, 2, 3]);
  const texts = [...constants.map(String), '', 'another text'];
  if (type === 'text' || type === 'plain' || type === 'json') return texts;
  const numbers = around(constants, [-1, 0, 1]);
  if (type === 'number') return numbers;
  return type === 'boolean' ? [true, false, ''] : [true, false, ...texts, ...numbers];
}

function around(constants: readonly Constant[], numbers: readonly number[]): readonly number[] {
  const near = constants.filter((constant) => typeof constant === 'number').flatMap((n) => [n - 1, n, n + 1]);
  return [...near, ...numbers].filter((n) => n >= (numbers[0] ?? 0) || numbers[0] === -1);
}

/** As Velocity 1.7 compares: what is not of one kind by its text, and only numbers by their order. */
export function passes(test: Test, value: Constant): boolean {
  if (test.is === 'true') return value !== false;
  const { constant } = test;
  if (test.is === '==') {
    const bothNumbers = typeof value === 'number' && typeof constant === 'number';
    return bothNumbers ? value === constant : String(value) === String(constant);
  }
  if (typeof value !== 'number' || typeof constant !== 'number') return false;
  return test.is === '<' ? value < constant : value > constant;
}

/** @returns the facts without those that depend on a root, which has a new value */
export function forget(facts: Facts, isNew: (root: string) => boolean): Facts {
  const kept = facts.list.filter(({ question }) => !question.subjects.some(({ roots }) => roots.some(isNew)));
  return kept.length === facts.list.length ? facts : factsOf(kept);
}
