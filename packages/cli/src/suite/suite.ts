import type { Overrides, Phase, ProxyEvent } from '@veloway/mapping';
import type { ComparisonMode } from '../compare/comparison.js';
import type { TemplateText } from '../definition/template-text.js';

/** A place in a file that a person wrote; lines count from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
}

/** What is wrong with a declaration of cases: one sentence that quotes it and says what to do. */
export interface SuiteProblem extends FilePlace {
  /** Counts from 1; undefined where the problem is about the file as a whole. */
  readonly column?: number;
  readonly message: string;
  /** The line with a mark below what the problem is about. */
  readonly excerpt?: string;
}

/** The cases of one template, from a folder of cases or a test file. */
export interface Suite {
  /** The test file, or the folder of cases, relative to the current directory, with slashes. */
  readonly file: string;
  /** The template's file, relative to the current directory, with slashes; undefined where the declaration names none. */
  readonly template: string | undefined;
  /** The template itself, where an OpenAPI file holds it. */
  readonly inDefinition?: TemplateText | undefined;
  readonly cases: readonly Case[];
  /** What is wrong beside the cases that can be run. */
  readonly problems: readonly SuiteProblem[];
  /** Every file that the suite depends on, those that are missing or wrong as well, for `--watch`. */
  readonly files: readonly string[];
}

/** What a case wants of the output. */
export interface ExpectedOutput {
  readonly mode: ComparisonMode;
  readonly text: string;
  /** The file that holds the text, or undefined where it stands in the test file. */
  readonly file: string | undefined;
  /** Where the text stands. */
  readonly place: FilePlace;
}

/** What a case wants of the override maps. */
export interface ExpectedOverrides {
  readonly overrides: Overrides;
  readonly file: string | undefined;
  readonly place: FilePlace;
}

/** One request, and what the template should make of it. */
export interface Case {
  readonly name: string;
  readonly place: FilePlace;
  readonly event: ProxyEvent;
  /** Whether the event's body is the client's request or the backend's answer. */
  readonly phase: Phase;
  /** Further variables, as plain data. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly dialect: 'api-gateway' | 'velocity-1.7';
  /** How an output that is new is to be compared, where the declaration says so. */
  readonly newMode: ComparisonMode | undefined;
  /** Undefined where the case is new, so that nothing is expected yet. */
  readonly output: ExpectedOutput | undefined;
  readonly overrides: ExpectedOverrides | undefined;
  /** The code of the error that should end the render; nothing else is compared then. */
  readonly error: string | undefined;
  /** JSONPaths of what is left out of the comparison. */
  readonly ignore: readonly string[];
  /** Whether it is left out, with the reason where one is given. */
  readonly skip: boolean | string;
  readonly only: boolean;
  /** The files that the case was read from, for `--watch`. */
  readonly files: readonly string[];
  /** Where `--update` writes an output that is new: the path without its extension; undefined for a test file. */
  readonly newOutput: string | undefined;
  /** Where `--update` writes overrides that are new; undefined for a test file. */
  readonly newOverrides: string | undefined;
}
