import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = process.env.CONFORMANCE_CASES ?? fileURLToPath(new URL('../../../shared/cases', import.meta.url));

/** @returns why a file of recorded cases cannot be tested here, or undefined */
export function missingCases(file: string): string | undefined {
  return existsSync(`${FOLDER}/${file}`) ? undefined : `no ${file} in the folder that CONFORMANCE_CASES names`;
}

/** @returns the cases of a file of JSON, or of JSON lines; none where the file is missing */
export function readCases<T>(file: string): readonly T[] {
  if (missingCases(file) !== undefined) return [];
  const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
  if (file.endsWith('.jsonl'))
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const data = JSON.parse(text);
  return Array.isArray(data) ? data : data.cases;
}

/** @returns the lines of a file of JSON lines, which hold more than `JSON.parse` keeps: `1.0` */
export function readLines(file: string): readonly string[] {
  return missingCases(file) === undefined ? readFileSync(`${FOLDER}/${file}`, 'utf8').trim().split('\n') : [];
}
