/**
 * What is read from outside of the template, or cannot be computed: a chain of names, by which it is known again. The
 * same chain has the same value each time, unless the template changed what it reads.
 */
export interface Path {
  readonly key: string;
  /** The root first; members as they are called, methods with their parentheses. */
  readonly segments: readonly string[];
  readonly type: PathType;
  /** The roots that it depends on: its own, and those of arguments. */
  readonly roots: readonly string[];
  /** Whether it may have to do with the rest of the template in ways that are not followed. */
  readonly shaky: boolean;
}

/** What is known of a value: JSON text, a number, text that is no JSON, some text, a truth value, or nothing. */
export type PathType = 'json' | 'number' | 'plain' | 'text' | 'boolean' | 'unknown';

export function rootPath(root: string, type: PathType = 'unknown', shaky = false): Path {
  return { key: root, segments: [root], type, roots: [root], shaky };
}

/** Those of paths that are extended again and again: variables keep their paths. */
const MEMBERS = new WeakMap<Path, Map<string, Path>>();

/** @returns the path of a member or of a method's result */
export function extend(path: Path, segment: string, type: PathType, args: readonly Path[] = []): Path {
  if (args.length > 0) return extended(path, segment, type, args);
  const members = MEMBERS.get(path) ?? new Map<string, Path>();
  MEMBERS.set(path, members);
  const known = members.get(segment);
  if (known?.type === type) return known;
  const member = extended(path, segment, type, args);
  members.set(segment, member);
  return member;
}

function extended(path: Path, segment: string, type: PathType, args: readonly Path[]): Path {
  const last = path.segments.at(-1);
  // A map has as many keys and values as entries.
  const isView = segment === 'size()' && (last === 'keySet()' || last === 'entrySet()' || last === 'values()');
  const segments = isView ? [...path.segments.slice(0, -1), segment] : [...path.segments, segment];
  const roots = args.length === 0 ? path.roots : [...new Set([...path.roots, ...args.flatMap((arg) => arg.roots)])];
  const shaky = path.shaky || args.some((arg) => arg.shaky);
  return { key: segments.join('\u0001'), segments, type, roots, shaky };
}

/**
 * @returns whether what is known of one path may say something of the other in a way that is not followed: one is read
 *   of the other, or both are computed from the same
 */
export function tangled(a: Path, b: Path): boolean {
  if (a.key === b.key) return false;
  if (a.segments[0] !== b.segments[0]) return a.roots.some((root) => b.roots.includes(root) && isPrivate(root));
  let common = 0;
  while (common < a.segments.length && a.segments[common] === b.segments[common]) common++;
  if (common === a.segments.length || common === b.segments.length) return true;
  // Members of different names have nothing to do with each other; what methods tell may be of all of them.
  return [a.segments[common], b.segments[common]].some((segment) => segment?.endsWith(')'));
}

/** @returns whether one path is read of another, or of what is read of it */
export function isAbove({ segments }: Path, other: Path): boolean {
  return segments.length < other.segments.length && segments.every((segment, at) => segment === other.segments[at]);
}

/** A root that stands for one value, unlike `$context` or the payload, which hold many that are told apart. */
function isPrivate(root: string): boolean {
  return root.includes('#');
}
