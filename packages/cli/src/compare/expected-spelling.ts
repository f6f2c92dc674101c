import type { JsonScalar, JsonValue } from './json-value.js';

/**
 * A list that has one more element shifts the rest, which then has no partner to be written like. Whatever is equal
 * to something that is expected is written like that, unless it is written like another of those already.
 *
 * @returns a scalar of the output as it would be written in the expected JSON
 */
export function expectedSpelling(expected: JsonValue): (scalar: JsonScalar) => JsonScalar {
  const spellings = new Map<string, Set<string>>();
  collect(expected, spellings);
  return (scalar) => {
    const known = spellings.get(scalar.identity);
    const [first] = known ?? [];
    return known === undefined || first === undefined || known.has(scalar.text) ? scalar : { ...scalar, text: first };
  };
}

function collect(value: JsonValue, spellings: Map<string, Set<string>>): void {
  if (value.kind === 'scalar') add(value, spellings);
  else {
    for (const { name, value: inner } of value.entries) {
      if (name !== undefined) add(name, spellings);
      collect(inner, spellings);
    }
  }
}

function add({ identity, text }: JsonScalar, spellings: Map<string, Set<string>>): void {
  const known = spellings.get(identity);
  if (known === undefined) spellings.set(identity, new Set([text]));
  else known.add(text);
}
