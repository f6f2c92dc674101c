import { UsageError } from './usage-error.js';

/**
 * @param option what the values were given with, for messages
 * @returns the names and values of `name=value`, or of `name: value`
 * @throws UsageError where a value is neither
 */
export function pairs(values: readonly string[] | undefined, option: string): Record<string, string> {
  return Object.fromEntries(pairList(values, option));
}

/**
 * As {@link pairs}, for names that may come several times.
 *
 * @throws UsageError where a value is neither
 */
export function pairList(values: readonly string[] | undefined, option: string): (readonly [string, string])[] {
  return (values ?? []).map((value) => {
    const [, name, rest] = /^([^=:]+?)\s*[=:]\s?([\s\S]*)$/.exec(value) ?? [];
    if (name === undefined || rest === undefined) {
      throw new UsageError(`\`${option} ${value}\` should be \`${option} name=value\`.`);
    }
    return [name, rest];
  });
}
