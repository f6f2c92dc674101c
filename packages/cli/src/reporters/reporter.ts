import type pc from 'picocolors';
import type { TemplateCoverage } from '../coverage/template-coverage.js';
import type { RunResult } from '../run/result.js';

/** What a report tells of. */
export interface Report extends RunResult {
  /** What `--update` wrote, or would not; a sentence each. */
  readonly updates: readonly string[];
  readonly coverage: readonly TemplateCoverage[] | undefined;
}

export type Colors = ReturnType<typeof pc.createColors>;

/** @returns a whole report as text; the colours are none where it does not go to a terminal */
export type Reporter = (report: Report, color: Colors) => string;
