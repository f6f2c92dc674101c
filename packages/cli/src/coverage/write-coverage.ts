import { join } from 'node:path';
import { makeFolder, writeText } from '../write-file.js';
import { coveragePage } from './coverage-page.js';
import { lcovOf } from './lcov.js';
import type { TemplateCoverage } from './template-coverage.js';

/**
 * Writes `lcov.info` for programs and `index.html` for people.
 *
 * @param folder is made where it is not there
 * @returns the paths of the files
 * @throws UsageError where they cannot be written
 */
export function writeCoverage(reports: readonly TemplateCoverage[], folder: string): readonly string[] {
  const files = [
    [join(folder, 'lcov.info'), lcovOf(reports)],
    [join(folder, 'index.html'), coveragePage(reports)],
  ] as const;
  makeFolder(folder, `the coverage, ${folder}`);
  for (const [file, text] of files) writeText(file, text);
  return files.map(([file]) => file);
}
