import type { DefinitionProblem, DefinitionProblemCode } from '../definition-problem.js';
import type { Model } from '../model.js';
import type { FileRange, Place } from './place.js';

/** A file that is being read, whatever its kind, and what is found to be wrong. */
export interface Telling {
  readonly file: string;
  readonly problems: DefinitionProblem[];
  /** What has been told, since what aliases repeat is read several times. */
  readonly told: Set<string>;
}

/** A definition that is being read, and what is found on the way. */
export interface Reading extends Telling {
  readonly version: 'swagger-2.0' | 'openapi-3.0';
  readonly root: Place;
  /** Those of the file, and those that stand elsewhere and are given a name. */
  readonly models: Map<string, Model>;
}

export function newTelling(file: string): Telling {
  return { file, problems: [], told: new Set() };
}

/** @returns what was told, in the order of the file; what is in other files comes after it */
export function inOrder({ file, problems }: Telling): readonly DefinitionProblem[] {
  const others = new Map([...new Set([file, ...problems.map((problem) => problem.file)])].map((name, i) => [name, i]));
  const place = (problem: DefinitionProblem): number => others.get(problem.file) ?? 0;
  return [...problems].sort((a, b) => place(a) - place(b) || a.start - b.start);
}

/** Tells of something that costs a part of the API. */
export function tellError(reading: Telling, code: DefinitionProblemCode, range: FileRange, message: string): undefined {
  return tell(reading, 'error', code, range, message);
}

/** Tells of something that the API goes without, or that is hardly meant. */
export function tellWarning(
  reading: Telling,
  code: DefinitionProblemCode,
  range: FileRange,
  message: string,
): undefined {
  return tell(reading, 'warning', code, range, message);
}

function tell(
  { problems, told, file: own }: Telling,
  severity: DefinitionProblem['severity'],
  code: DefinitionProblemCode,
  { start, end, file = own }: FileRange,
  message: string,
): undefined {
  const key = `${file} ${start} ${message}`;
  if (told.has(key)) return undefined;
  told.add(key);
  problems.push({ code, severity, file, start, end, message });
  return undefined;
}
