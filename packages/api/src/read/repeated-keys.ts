import { type Document, isScalar, type Scalar, visit } from 'yaml';

/**
 * `yaml` would compare each key with all others, which takes too long where there are many.
 *
 * @returns the keys that their map has already; `<<` may stand several times
 */
export function repeatedKeys(document: Document): readonly Scalar[] {
  const repeated: Scalar[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key) || key.value === '<<') continue;
        const name = String(key.value);
        if (seen.has(name)) repeated.push(key);
        seen.add(name);
      }
    },
  });
  return repeated;
}
