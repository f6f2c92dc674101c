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
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new UsageError(`Cannot make the folder of ${file}: ${reasonOf(error)}.`);
  }
  writeText(file, text);
}
