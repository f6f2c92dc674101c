/** What people write who know another language, and what Java has in its place. */
const COLLECTIONS: ReadonlyMap<string, string> = new Map([
  ['length', 'size'],
  ['count', 'size'],
  ['push', 'add'],
  ['append', 'add'],
  ['includes', 'contains'],
  ['has', 'containsKey'],
  ['hasKey', 'containsKey'],
  ['keys', 'keySet'],
  ['entries', 'entrySet'],
  ['delete', 'remove'],
  ['slice', 'subList'],
]);

const TEXTS: ReadonlyMap<string, string> = new Map([
  ['size', 'length'],
  ['includes', 'contains'],
  ['has', 'contains'],
  ['slice', 'substring'],
  ['substr', 'substring'],
  ['lower', 'toLowerCase'],
  ['upper', 'toUpperCase'],
  ['lowercase', 'toLowerCase'],
  ['uppercase', 'toUpperCase'],
  ['trimStart', 'stripLeading'],
  ['trimEnd', 'stripTrailing'],
  ['append', 'concat'],
]);

/** @returns the method of Java that does what another language calls so */
export function javaNameFor(className: string, name: string): string | undefined {
  return (className === 'java.lang.String' ? TEXTS : COLLECTIONS).get(name);
}

/**
 * Methods that these classes have in one version of Java or another, but that take functions or answer streams, so that
 * nobody knows them here. Nothing is said of them.
 */
const UNCERTAIN: ReadonlySet<string> = new Set([
  ...[
    'addFirst',
    'addLast',
    'chars',
    'codePoints',
    'compute',
    'computeIfAbsent',
    'computeIfPresent',
    'describeConstable',
  ],
  ...['forEach', 'getFirst', 'getLast', 'lines', 'merge', 'notify', 'notifyAll', 'parallelStream', 'removeFirst'],
  ...['removeIf', 'removeLast', 'replaceAll', 'reversed', 'spliterator', 'stream', 'toList', 'transform', 'wait'],
]);

/** @returns whether there may be such a method after all */
export function mayExist(name: string): boolean {
  return UNCERTAIN.has(name);
}
