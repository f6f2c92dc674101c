import type { Range } from '@veloway/vtl';
import type { DefinitionProblem, DefinitionProblemCode } from '../definition-problem.js';
import type { Model } from '../model.js';
import type { Place } from './place.js';

/** A definition that is being read, and what is found on the way. */
export interface Reading {
  readonly file: string;
  readonly text: string;
  readonly version: 'swagger-2.0' | 'openapi-3.0';
  readonly root: Place;
  readonly problems: DefinitionProblem[];
  /** What has been told, since what aliases repeat is read several times. */
  readonly told: Set<string>;
  /** Those of the file, and those that stand elsewhere and are given a name. */
  readonly models: Map<string, Model>;
}

/** Tells of something that costs a part of the API. */
export function tellError(reading: Reading, code: DefinitionProblemCode, range: Range, message: string): undefined {
  return tell(reading, 'error', code, range, message);
}

/** Tells of something that the API goes without, or that is hardly meant. */
export function tellWarning(reading: Reading, code: DefinitionProblemCode, range: Range, message: string): undefined {
  return tell(reading, 'warning', code, range, message);
}

function tell(
  { problems, told, file }: Reading,
  severity: DefinitionProblem['severity'],
  code: DefinitionProblemCode,
  { start, end }: Range,
  message: string,
): undefined {
  const key = `${start} ${message}`;
  if (told.has(key)) return undefined;
  told.add(key);
  problems.push({ code, severity, file, start, end, message });
  return undefined;
}
