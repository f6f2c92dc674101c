import { CONTEXT_ROWS } from './context-rows.js';
import { INPUT_ROWS } from './input-rows.js';
import type { CatalogueRow } from './row.js';
import { STAGE_VARIABLE_ROWS } from './stage-variable-rows.js';
import { UTIL_ROWS } from './util-rows.js';

export type {
  ApiType,
  Availability,
  CatalogueRow,
  Evidence,
  Example,
  Implementation,
  InTemplate,
} from './row.js';

/** Everything that a mapping template may name: the only list of those names. */
export const CATALOGUE: readonly CatalogueRow[] = [
  ...INPUT_ROWS,
  ...UTIL_ROWS,
  ...STAGE_VARIABLE_ROWS,
  ...CONTEXT_ROWS,
];

const BY_KEY: ReadonlyMap<string, CatalogueRow> = new Map(CATALOGUE.map((row) => [keyOf(row.name), row]));

/**
 * @param path what a template names, as it writes it: `$context.identity.sourceIp`, `${stageVariables["table"]}`,
 *   `$input.params('id')`. Of arguments only the presence counts.
 * @returns the row of that name, or the row that stands for any name at its place; undefined where there is none
 */
export function findInCatalogue(path: string): CatalogueRow | undefined {
  const key = keyOf(path);
  return BY_KEY.get(key) ?? BY_KEY.get(key.replace(/\.[^.()]+$/, '.<>'));
}

/** @returns a path with its differences in writing removed, and its arguments and wildcards without their names */
function keyOf(path: string): string {
  return path
    .replace(/^\$!?\{?|\}$/g, '')
    .replace(
      /\[\s*(?:"([^"]*)"|'([^']*)')\s*\]/g,
      (_, double?: string, single?: string) => `.${double ?? single ?? ''}`,
    )
    .replace(/<[^>]*>$/, '<>')
    .replace(/\((?!\s*\)).*\)$/s, '(x)')
    .replace(/\(\s*\)$/, '()');
}
