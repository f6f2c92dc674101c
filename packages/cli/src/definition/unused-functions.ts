import { nearest } from '@veloway/vtl';
import type { ReadApi } from './read-api.js';

/** The function of an integration's URI, with the alias that may follow its name. */
const FUNCTION = /:function:([^:/]+)(?::[^/]+)?\//;

/**
 * @param given the names that `--function` gives code to
 * @returns sentences about those that no method calls, since a name that is mistyped would go unnoticed
 */
export function unusedFunctions({ definition, defined }: ReadApi, given: readonly string[]): readonly string[] {
  const uris = defined.api.resources.flatMap(({ methods }) =>
    Object.values(methods).flatMap(({ integration }) => integration?.uri ?? []),
  );
  const called = uris.flatMap((uri) => FUNCTION.exec(uri)?.[1] ?? []);
  // A stage variable may name any function.
  if (called.some((name) => name.includes('${'))) return [];
  const known = [...new Set([...called, ...definition.functions.map(({ name }) => name)])];
  return given.flatMap((name) => (known.includes(name.replace(/:.*/, '')) ? [] : unusedSentence(name, known)));
}

function unusedSentence(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const names = known.map((other) => `\`${other}\``).join(', ');
  const instead =
    near === undefined ? (known.length === 0 ? '.' : `: it calls ${names}.`) : `. Did you mean \`${near}\`?`;
  return `The API calls no function \`${name}\`, which \`--function\` gives code to${instead}`;
}
