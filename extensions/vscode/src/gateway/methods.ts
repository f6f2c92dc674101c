import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';

/** A method of an API, and where it stands in its definition. */
export interface PlacedMethod {
  /** `POST`. */
  readonly method: string;
  readonly path: string;
  /** The offset of its key. */
  readonly start: number;
}

const METHODS = /^(?:get|put|post|delete|options|head|patch|x-amazon-apigateway-any-method)$/;

/** @returns the methods of all `paths` in a definition of any kind, in its order */
export function methodsIn(text: string): readonly PlacedMethod[] {
  // Most files are none, and need not be read.
  if (!/["']?\bpaths\b["']?\s*:/.test(text)) return [];
  const { contents } = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  return isMap(contents) ? methodsBelow(contents) : [];
}

function methodsBelow(map: YAMLMap): readonly PlacedMethod[] {
  return map.items.flatMap((pair) => {
    if (!isMap(pair.value)) return [];
    return keyOf(pair) === 'paths' ? pathsOf(pair.value) : methodsBelow(pair.value);
  });
}

function pathsOf(paths: YAMLMap): readonly PlacedMethod[] {
  return paths.items.flatMap((pair) => {
    const path = keyOf(pair);
    return path.startsWith('/') && isMap(pair.value) ? methodsOf(path, pair.value) : [];
  });
}

function methodsOf(path: string, methods: YAMLMap): readonly PlacedMethod[] {
  return methods.items.flatMap((pair) => {
    const name = keyOf(pair);
    const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
    if (!METHODS.test(name) || start === undefined) return [];
    return [{ method: name.startsWith('x-') ? 'POST' : name.toUpperCase(), path, start }];
  });
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}
