import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * @param file a definition, or `-`
 * @param seen called with the absolute path and the text of each file that was looked for
 * @returns what reads the files that a definition refers to, relative to its folder; undefined where there is none,
 *   which the reader of the definition tells
 */
export function loadBeside(
  file: string,
  seen: (path: string, text: string | undefined) => void = () => {},
): (path: string) => string | undefined {
  const folder = file === '-' || file === 'standard input' ? '.' : dirname(file);
  return (path) => {
    const text = textOf(resolve(folder, path));
    seen(path, text);
    return text;
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return undefined;
  }
}
