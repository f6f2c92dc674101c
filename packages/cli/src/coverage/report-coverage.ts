import { colors } from '../report/colors.js';
import { printCoverage } from './coverage-summary.js';
import { belowThreshold } from './coverage-threshold.js';
import type { TemplateCoverage } from './template-coverage.js';
import { writeCoverage } from './write-coverage.js';

export interface CoverageOptions {
  /** Where the pages go. */
  readonly folder: string;
  /** Percent that the cases should reach. */
  readonly threshold: number | undefined;
  /** Where the summary goes: beside the report that people read, or out of the way of another. */
  readonly output: NodeJS.WriteStream;
}

/**
 * Prints the summary and writes the pages.
 *
 * @returns whether the cases reach as much as was asked for
 * @throws UsageError where a file cannot be written
 */
export function reportCoverage(
  reports: readonly TemplateCoverage[],
  { folder, threshold, output }: CoverageOptions,
): boolean {
  const color = colors(output);
  const files = writeCoverage(reports, folder);
  output.write(`\n${printCoverage(reports, color).trimEnd()}\n\nWrote ${files.join(' and ')}.\n`);
  const below = threshold === undefined ? undefined : belowThreshold(reports, threshold);
  if (below !== undefined) process.stderr.write(`${colors().red('error')}: ${below}\n`);
  return below === undefined;
}
