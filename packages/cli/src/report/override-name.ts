import type { Line } from '../compare/comparison.js';

const KEY = /^(\s*)("(?:[^"\\]|\\.)*")\s*:/;

/** @returns the keys that lead to a line of laid out JSON, from the root on; none where the line has no key */
export function pathOfLine(lines: readonly Line[], line: Line): readonly string[] {
  const path: string[] = [];
  let indent = Number.POSITIVE_INFINITY;
  for (let at = lines.indexOf(line); at >= 0; at--) {
    const [, space, key] = KEY.exec(lines[at]?.text ?? '') ?? [];
    if (key === undefined || space === undefined || space.length >= indent) {
      if (path.length === 0) return [];
      continue;
    }
    indent = space.length;
    path.unshift(String(JSON.parse(key)));
  }
  return path;
}

/** @returns whether `context.responseOverride.header["X-A"]` is what a template writes the override of a path to */
export function isOverride(target: string, path: readonly string[]): boolean {
  const names = target.replace(/\[\s*["']([^"']*)["']\s*\]/g, '.$1');
  return path.length > 0 && names === ['context', ...path].join('.');
}
