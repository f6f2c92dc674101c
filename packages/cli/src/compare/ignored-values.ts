import { asClause } from './as-clause.js';
import { ignoredPathError } from './ignored-path.js';
import type { JsonValue } from './json-value.js';

/** A value that a path selects, by the object or array that has it; the root has no parent. */
interface Selected {
  readonly parent: object | null;
  readonly parentProperty: string | number | null;
}

type Selection = ReadonlyMap<object | null, ReadonlySet<string>>;

/** The key of the root, which has none. */
const ROOT = '';

/**
 * @param root the JSON of the text
 * @param paths JSONPaths as jsonpath-plus reads them, with its own evaluator of filters, which knows no global
 * @returns the values in the JSON that the paths select
 * @throws UsageError where a path cannot be evaluated
 */
export async function ignoredValues(
  root: JsonValue,
  text: string,
  paths: readonly string[],
): Promise<ReadonlySet<JsonValue>> {
  const ignored = new Set<JsonValue>();
  if (paths.length === 0) return ignored;
  const plain: unknown = JSON.parse(text);
  const selection = await select(plain, paths);
  if (selection.has(null)) ignored.add(root);
  collect(root, plain, selection, ignored);
  return ignored;
}

async function select(plain: unknown, paths: readonly string[]): Promise<Selection> {
  const selection = new Map<object | null, Set<string>>();
  for (const path of paths) {
    for (const { parent, parentProperty } of await evaluate(path, plain)) {
      if (parent !== null && parentProperty === null) throw ignoredPathError(path, 'it selects names, and no values');
      const keys = selection.get(parent) ?? new Set();
      selection.set(parent, keys.add(String(parentProperty ?? ROOT)));
    }
  }
  return selection;
}

async function evaluate(path: string, plain: unknown): Promise<readonly Selected[]> {
  // jsonpath-plus answers nothing for scalars that JavaScript takes for false.
  if (typeof plain !== 'object' || plain === null) return path === '$' ? [{ parent: null, parentProperty: null }] : [];
  const { JSONPath } = await import('jsonpath-plus');
  try {
    // Filters that fail on a value do not select it: `@.id` is asked of null, too, by `$..[?(@.id)]`.
    return JSONPath<readonly Selected[]>({
      path,
      json: plain,
      resultType: 'all',
      eval: 'safe',
      ignoreEvalErrors: true,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The parser of filters counts characters in a text of its own.
    throw ignoredPathError(path, asClause(message.replace(/ at character \d+$/, '')));
  }
}

/** Finds what is selected by walking through both forms of the JSON, since a path as text would be ambiguous. */
function collect(value: JsonValue, plain: unknown, selection: Selection, ignored: Set<JsonValue>): void {
  if (value.kind === 'scalar' || typeof plain !== 'object' || plain === null) return;
  const keys = selection.get(plain);
  for (const entry of value.entries) {
    if (keys?.has(entry.key)) ignored.add(entry.value);
    const inner: unknown = Object.hasOwn(plain, entry.key) ? Reflect.get(plain, entry.key) : undefined;
    collect(entry.value, inner, selection, ignored);
  }
}
