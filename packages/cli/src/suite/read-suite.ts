import { readCaseFolder } from './case-folder.js';
import type { SuiteSource } from './find-suites.js';
import type { Suite } from './suite.js';

/**
 * Reads the cases of one template. What is wrong with them is told in the suite's problems.
 *
 * @throws UsageError where the folder or the file cannot be read at all
 */
export async function readSuite({ kind, file, names }: SuiteSource): Promise<Suite> {
  if (kind === 'folder') return readCaseFolder(file, names);
  // YAML and JSON Schema take their time to load, and most runs have folders only.
  const { readTestFile } = await import('./test-file.js');
  return readTestFile(file);
}
