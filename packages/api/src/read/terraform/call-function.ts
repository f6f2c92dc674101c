import { scalarPlace } from '../computed/computed-place.js';
import { loadedPath } from '../computed/loaded-path.js';
import { wholeFile } from '../computed/whole-file.js';
import type { Place } from '../place.js';
import { plainData } from '../plain-data.js';
import type { Scope } from './evaluate.js';

type TerraformFunction = (scope: Scope, values: readonly Place[], at: Place) => Place | string;

/** Those that say what an API is; all others are left to Terraform. */
const FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map<string, TerraformFunction>([
  ['file', fileText],
  ['jsonencode', jsonText],
  ['tostring', (_, [value], at) => (value === undefined ? 'has no value.' : scalarPlace(at, value.text))],
  ['trimspace', (_, [value], at) => (value === undefined ? 'has no value.' : scalarPlace(at, value.text.trim()))],
  ['join', joined],
  ['abspath', (_, [value]) => value ?? 'has no value.'],
]);

/**
 * @param at where the result is said to stand
 * @returns the result, or the rest of a sentence that says why there is none
 */
export function callFunction(scope: Scope, name: string, values: readonly Place[], at: Place): Place | string {
  const called = FUNCTIONS.get(name);
  if (called !== undefined) return called(scope, values, at);
  const known = [...FUNCTIONS.keys()].map((other) => `\`${other}\``).join(', ');
  return `calls \`${name}\`, and of functions only ${known} are evaluated here: read what \`terraform show -json\` prints of a plan.`;
}

function fileText({ load }: Scope, [path]: readonly Place[], at: Place): Place | string {
  if (path === undefined) return 'names no file.';
  const file = loadedPath(path.text);
  const text = load?.(file);
  if (text === undefined) return `leads to \`${file}\`, and there is no such file to read.`;
  return scalarPlace(at, text, wholeFile(file, text));
}

function jsonText({ budget }: Scope, [value]: readonly Place[], at: Place): Place | string {
  if (value === undefined) return 'has no value.';
  const text = JSON.stringify(plainData(value));
  return budget.spend(text.length) ? scalarPlace(at, text) : 'is more than any API has.';
}

function joined({ budget }: Scope, [separator, list]: readonly Place[], at: Place): Place | string {
  if (separator === undefined || list?.kind !== 'list') return 'needs a text and a list.';
  const text = list.items.map((item) => item.text).join(separator.text);
  return budget.spend(text.length) ? scalarPlace(at, text) : 'is more than any API has.';
}
