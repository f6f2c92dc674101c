import { positionAt } from '../xml/position.js';
import type { PlacedElement, SourceDocument } from './placed-element.js';

/** What a problem is about; a code never changes its meaning once published. */
export type WsdlProblemCode =
  | 'malformed-xml'
  | 'unexpected-root'
  | 'missing-document'
  | 'too-many-documents'
  | 'missing-attribute'
  | 'invalid-value'
  | 'undeclared-prefix'
  | 'unknown-name'
  | 'duplicate-name'
  | 'circular'
  | 'too-large'
  | 'not-supported'
  | 'too-many-problems';

/**
 * Something wrong with a WSDL or a schema. An `error` is what cannot be read, so that it is missing in what comes of the
 * WSDL; a `warning` is what is left out or read in a simpler way.
 */
export interface WsdlProblem {
  readonly code: WsdlProblemCode;
  readonly severity: 'error' | 'warning';
  /** The location of the file, as it was passed or as imports resolve to. */
  readonly file: string;
  /** Counted from 1, as the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** Sentences that quote the text and say what to do. */
  readonly message: string;
}

/** Adds a problem at the start of an element. */
export type Report = (
  place: PlacedElement,
  code: WsdlProblemCode,
  message: string,
  severity?: WsdlProblem['severity'],
) => void;

/** A hostile file could have a problem in each of its elements, and nobody reads that many. */
const MOST_PROBLEMS = 200;

/** @returns what adds a problem to a list, which grows no further than people read */
export function reporter(problems: WsdlProblem[]): Report {
  return ({ element, document }, code, message, severity = 'error') => {
    addProblem(problems, document, element.start, { code, severity, message });
  };
}

/** Adds a problem at an offset of a file. */
export function addProblem(
  problems: WsdlProblem[],
  document: SourceDocument,
  offset: number,
  problem: Pick<WsdlProblem, 'code' | 'severity' | 'message'>,
): void {
  if (problems.length > MOST_PROBLEMS) return;
  const last = problems.length === MOST_PROBLEMS;
  const message = `There are more than ${MOST_PROBLEMS} problems. Correct those above to see the rest.`;
  const kept = last ? ({ code: 'too-many-problems', severity: 'error', message } as const) : problem;
  problems.push({ ...kept, file: document.location, ...positionAt(document.text, offset) });
}
