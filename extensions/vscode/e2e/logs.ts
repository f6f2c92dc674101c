import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param data the folder of a VS Code
 * @returns what all logs of a name say that it has written so far
 */
export function logText(data: string, name: string): string {
  const folder = join(data, 'logs');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(name));
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

/** @returns the times, in milliseconds, of the lines of a log that say something */
export function timesOf(data: string, name: string, said: string): number[] {
  const lines = logText(data, name).split('\n');
  return lines.filter((line) => line.includes(said)).map((line) => Date.parse(line.slice(0, line.indexOf(' ['))));
}
