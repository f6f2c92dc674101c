import { relative, sep } from 'node:path';

/** @returns a path in the one form that messages show it in: relative to the current directory, with slashes */
export function shownPath(path: string): string {
  // Where it lies on another drive, nothing leads there, and what `relative` answers is the path in full.
  const shown = relative(process.cwd(), path);
  return (shown === '' ? '.' : shown).split(sep).join('/');
}
