import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a directory',
  EACCES: 'that is not permitted',
  EPERM: 'that is not permitted',
};

/**
 * @param file a path, or `-` for the standard input
 * @param what names the file in messages: "the template", "the event"
 * @throws UsageError where it cannot be read
 */
export function readText(file: string, what: string): string {
  return readBytes(file, what)
    .toString()
    .replace(/^\ufeff/, '');
}

/**
 * As {@link readText}, but for every byte as it is.
 *
 * @throws UsageError where it cannot be read
 */
export function readBytes(file: string, what: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const name = file === '-' ? 'the standard input' : file;
    throw new UsageError(`Cannot read ${what} ${name}: ${reasonOf(error)}.`);
  }
}

/** @returns why a file could not be read or written, in words */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return REASONS[code] ?? code;
}
