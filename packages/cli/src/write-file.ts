import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reasonOf } from './read-file.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError where the file cannot be written */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`Cannot write ${file}: ${reasonOf(error)}.`);
  }
}

/** Writes a file of a report, whose folders need not be there yet; see {@link writeText}. */
export function writeReport(file: string, text: string): void {
  makeFolder(dirname(file), file);
  writeText(file, text);
}

/**
 * Makes a folder and those that it is in, where they are not there yet.
 *
 * @param what names in messages what the folder is made for
 * @throws UsageError where it cannot be made
 */
export function makeFolder(folder: string, what: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' || code === 'ENOTDIR' ? 'a file stands in its place' : reasonOf(error);
    throw new UsageError(`Cannot make the folder of ${what}: ${reason}.`);
  }
}
