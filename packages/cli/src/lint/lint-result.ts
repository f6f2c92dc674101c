import type { Diagnostic } from '@veloway/language-server';

/** A file with what is wrong in it. */
export interface LintedFile {
  /** As messages show it. */
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What `veloway lint` found. */
export interface LintResult {
  /** Those that hold templates, in the order in which they were found; also those in which nothing is wrong. */
  readonly files: readonly LintedFile[];
  /** How many problems `--fix` removed. */
  readonly fixed: number;
}

export type Totals = Readonly<Record<Diagnostic['severity'], number>>;

/** @returns how many diagnostics of each severity there are */
export function totalsOf({ files }: LintResult): Totals {
  const totals = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { diagnostics } of files) for (const { severity } of diagnostics) totals[severity]++;
  return totals;
}
