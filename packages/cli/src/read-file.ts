import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'it may not be read',
};

/**
 * @param file a path, or `-` for the standard input
 * @param what names the file in messages: "the template", "the event"
 * @throws UsageError where it cannot be read
 */
export function readText(file: string, what: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const name = file === '-' ? 'the standard input' : file;
    throw new UsageError(`Cannot read ${what} ${name}: ${REASONS[code] ?? code}.`);
  }
}
