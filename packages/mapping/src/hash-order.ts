/**
 * The order in which a `java.util.HashMap` lists string keys. API Gateway keeps `$context` and its members in such maps:
 * the recorded order of `$context.keySet()` is exactly this one.
 */
export function hashOrder<T>(entries: readonly (readonly [string, T])[]): (readonly [string, T])[] {
  let capacity = 16;
  while (entries.length > capacity * 0.75) capacity *= 2;
  const bucket = new Map(entries.map(([key]) => [key, spread(key) & (capacity - 1)]));
  return [...entries].sort(([a], [b]) => (bucket.get(a) ?? 0) - (bucket.get(b) ?? 0));
}

function spread(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 16);
}
