import { isAbsolute, relative, sep } from 'node:path';

/** @returns a path as messages show it: relative to the current directory unless it lies outside of it, with slashes */
export function shownPath(path: string): string {
  const below = relative(process.cwd(), path);
  const shown = isAbsolute(path) && (below.startsWith('..') || isAbsolute(below)) ? path : below;
  return (shown === '' ? '.' : shown).split(sep).join('/');
}
