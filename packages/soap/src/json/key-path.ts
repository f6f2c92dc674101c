/** A path as options write them, as its steps. */
interface KeyPath<T> {
  readonly steps: readonly string[];
  /** Whether it may begin at any depth. */
  readonly anywhere: boolean;
  readonly value: T;
}

/** How far paths were followed, at a place in a document. */
export interface PathMatch<T> {
  /** The value of the first path that ends here. */
  readonly value: T | undefined;
  readonly paths: readonly KeyPath<T>[];
  /** For each path, how many of its steps are behind; more than one number where it may have begun at several places. */
  readonly reached: readonly (readonly number[])[];
  /** The matches one key further down, as far as a document asked for them. */
  readonly next: Map<string, PathMatch<T>>;
}

/** @returns the paths at the root's outside, or undefined where there are none */
export function pathsOf<T>(entries: readonly (readonly [string, T])[]): PathMatch<T> | undefined {
  if (entries.length === 0) return undefined;
  const paths = entries.map(([path, value]) => ({
    steps: path.replace(/^\/+/, '').split('/'),
    anywhere: path.startsWith('//'),
    value,
  }));
  return { value: undefined, paths, reached: paths.map(() => [0]), next: new Map() };
}

/** @returns the paths one key further down */
export function follow<T>(match: PathMatch<T> | undefined, key: string): PathMatch<T> | undefined {
  if (!match) return undefined;
  const known = match.next.get(key);
  if (known) return known;
  const next = matchBelow(match, key);
  match.next.set(key, next);
  return next;
}

function matchBelow<T>({ paths, reached }: PathMatch<T>, key: string): PathMatch<T> {
  const below = paths.map(({ steps, anywhere }, index) => {
    const behind = (reached[index] ?? []).filter((step) => steps[step] === key || steps[step] === '*');
    const next = behind.map((step) => step + 1);
    return anywhere ? [0, ...next] : next;
  });
  const end = paths.findIndex(({ steps }, index) => below[index]?.includes(steps.length));
  return { value: paths[end]?.value, paths, reached: below, next: new Map() };
}
