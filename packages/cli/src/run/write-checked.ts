import { existsSync, readFileSync, rmSync } from 'node:fs';
import { UsageError } from '../usage-error.js';
import { writeText } from '../write-file.js';

/**
 * Writes a file and reads it back, and puts back what was there before where it does not say what it should.
 *
 * @param isRight reads the file, as a test would
 * @throws UsageError where the file cannot be written, or cannot say that
 */
export async function writeChecked(file: string, text: string, isRight: () => Promise<boolean>): Promise<void> {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  writeText(file, before?.startsWith('\ufeff') ? `\ufeff${text}` : text);
  if (await isRight()) return;
  if (before === undefined) rmSync(file);
  else writeText(file, before);
  throw new UsageError(`${file} was not changed, since it cannot hold what the template prints: write it by hand.`);
}
