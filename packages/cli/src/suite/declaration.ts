import { extname } from 'node:path';
import type { Overrides, Phase, ProxyEvent } from '@veloway/mapping';
import type { ComparisonMode } from '../compare/comparison.js';
import type { Case } from './suite.js';

/** What a case may say for itself and a test file for all of its cases. */
interface Settings {
  readonly phase?: Phase;
  readonly dialect?: Case['dialect'];
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly ignore?: readonly string[];
  readonly compare?: ComparisonMode;
}

/** A case as its schema allows it. */
export interface DeclaredCase extends Settings {
  readonly name: string;
  readonly event: ProxyEvent | string;
  readonly expected?: unknown;
  readonly expectedFile?: string;
  readonly overrides?: Overrides;
  readonly error?: string;
  readonly skip?: boolean | string;
  readonly only?: boolean;
}

/** Which template of an OpenAPI file is meant. */
export interface DeclaredPlace {
  readonly definition: string;
  readonly method: string;
  readonly phase?: Phase;
  readonly contentType?: string;
  readonly statusCode?: unknown;
}

/** A test file as its schema allows it. */
export interface Declaration extends Settings {
  readonly template: string | DeclaredPlace;
  readonly cases: readonly DeclaredCase[];
}

/** @returns how a case is compared, or undefined where that cannot be told before it has an output */
export function modeOf(
  { expected, expectedFile, compare }: DeclaredCase,
  all: Declaration,
): ComparisonMode | undefined {
  if (expected !== undefined && typeof expected !== 'string') return 'json';
  if (compare !== undefined || all.compare !== undefined) return compare ?? all.compare;
  if (expectedFile === undefined) return expected === undefined ? undefined : 'text';
  const extension = extname(expectedFile).slice(1);
  return extension === 'json' || extension === 'xml' ? extension : 'text';
}

/** @returns the phase of the cases that say nothing of it */
export function phaseOf({ template, phase }: Declaration): Phase {
  return phase ?? (typeof template === 'object' ? template.phase : undefined) ?? 'request';
}
