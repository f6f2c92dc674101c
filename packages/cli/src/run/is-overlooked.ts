import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * @param roots the folders that are watched, which are so whatever their own names are
 * @param isUsed whether a suite depends on a file, which may be hidden then
 * @returns whether a change of a path says nothing of cases: it is hidden, or belongs to a dependency
 */
export function isOverlooked(path: string, roots: readonly string[], isUsed: (path: string) => boolean): boolean {
  if (isUsed(path)) return false;
  const ways = roots.map((root) => wayTo(path, root)).filter((way) => way !== undefined);
  return ways.length > 0 && ways.every((way) => way.some(isHidden));
}

/** @returns the names of the folders on the way from a root to a path, or undefined where it is not below it */
function wayTo(path: string, root: string): readonly string[] | undefined {
  const way = relative(resolve(root), resolve(path));
  const names = way.split(sep);
  return isAbsolute(way) || names[0] === '..' ? undefined : names;
}

function isHidden(name: string): boolean {
  return name === 'node_modules' || (name.startsWith('.') && name !== '.' && name !== '..');
}
