import type { Fact, Question } from './fact.js';

/** The answers of a path, sorted by their questions. */
export interface Facts {
  /** The same for the same answers, and hardly ever for others. */
  readonly hash: number;
  readonly list: readonly Fact[];
}

export const NO_FACTS: Facts = { hash: 0, list: [] };

export function factsOf(list: readonly Fact[]): Facts {
  return list.reduce(withFact, NO_FACTS);
}

export function withFact(facts: Facts, fact: Fact): Facts {
  const { key } = fact.question;
  let at = 0;
  while (at < facts.list.length && (facts.list[at]?.question.key ?? key) <= key) at++;
  return { hash: (facts.hash + hashOf(fact.question, fact.holds)) | 0, list: facts.list.toSpliced(at, 0, fact) };
}

export function withoutFact(facts: Facts, fact: Fact): Facts {
  return {
    hash: (facts.hash - hashOf(fact.question, fact.holds)) | 0,
    list: facts.list.filter((other) => other !== fact),
  };
}

/** @returns the hash of the facts with the opposite of one of them */
export function oppositeHash(facts: Facts, fact: Fact): number {
  return (facts.hash - hashOf(fact.question, fact.holds) + hashOf(fact.question, !fact.holds)) | 0;
}

function hashOf({ hash }: Question, holds: boolean): number {
  return holds ? Math.imul(hash ^ 0x5bd1e995, 0x85ebca6b) : hash;
}

/** @returns whether two hold the same, but for the answer to one question where that is told */
export function isSame(a: Facts, b: Facts, except?: Question): boolean {
  if (a.list.length !== b.list.length) return false;
  return a.list.every(({ question, holds }, i) => {
    const other = b.list[i];
    return other?.question.key === question.key && (other.holds === holds) !== (question === except);
  });
}

/** @returns whether a path with these answers exists, at some request */
export function isSure({ list }: Facts): boolean {
  return list.every(({ unsure }) => !unsure);
}

/** @returns a number for a text */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
