import type { Rendered } from '../compile.js';
import { overrideLines } from '../override-lines.js';

/** A plugin of the package pretty-format, as vitest and jest take it for their snapshots. */
export interface SnapshotSerializer {
  test(value: unknown): boolean;
  serialize(value: unknown, config: { readonly indent: string }, indentation: string): string;
}

/**
 * Prints what `template.render(event)` returns: the overrides a line each, as a template would write them, and then the
 * output, letter by letter. A bar stands before each of its lines, so that the white space around them can be seen.
 */
export const renderedSerializer: SnapshotSerializer = {
  test: isRendered,
  serialize(value, { indent }, indentation) {
    const { output, overrides } = value as Rendered;
    const lines = [...overrideLines(overrides), ...output.split('\n').map(barred)];
    return ['Rendered {', ...lines.map((line) => `${indentation}${indent}${line}`), `${indentation}}`].join('\n');
  },
};

const OVERRIDES: ReadonlySet<string> = new Set(['requestOverride', 'responseOverride']);

/** Claims no object of anyone else, which may have an `output`, too. */
function isRendered(value: unknown): value is Rendered {
  if (typeof value !== 'object' || value === null) return false;
  const { output, overrides } = value as Partial<Rendered>;
  if (Object.keys(value).sort().join() !== 'output,overrides') return false;
  const isMap = typeof overrides === 'object' && overrides !== null;
  return typeof output === 'string' && isMap && Object.keys(overrides).every((name) => OVERRIDES.has(name));
}

/** A snapshot's file holds no carriage returns. */
function barred(line: string): string {
  return `| ${line}`.replaceAll('\r', '␍').replace(/^\| $/, '|');
}
