import { dirname, resolve } from 'node:path';
import type { Suite } from './suite.js';

/**
 * @param path a file or folder that has changed, come or gone
 * @returns the suites that depend on it: by their template, their declaration or a file of a case
 */
export function touchedSuites<Some extends Suite>(suites: readonly Some[], path: string): Some[] {
  const changed = resolve(path);
  return suites.filter(({ file, files }) => {
    // A file that is new in a folder of cases is none of the suite's yet.
    const folder = dirname(changed);
    return folder === resolve(file) || files.some((used) => resolve(used) === changed);
  });
}
