import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** @returns what all logs of a name say that VS Code has written so far */
export function logText(name: string): string {
  const folder = join(inject('served').data, 'logs');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(name));
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

/** @returns the times, in milliseconds, of the lines of a log that say something */
export function timesOf(name: string, said: string): number[] {
  const lines = logText(name).split('\n');
  return lines.filter((line) => line.includes(said)).map((line) => Date.parse(line.slice(0, line.indexOf(' ['))));
}
