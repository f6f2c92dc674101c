import { loadedPath } from '../computed/loaded-path.js';
import { parseDefinition } from '../parse-document.js';
import type { Place } from '../place.js';
import { tellError, tellWarning } from '../reading.js';
import { tellTooMuch } from './deeper.js';
import type { Scope } from './scope.js';

/** What reading a file costs beside its length, so that no file brings in another over and over. */
const COST_OF_FILE = 20_000;

/**
 * @param location the path of a file of YAML or JSON, relative to the file that is read
 * @returns its contents; undefined after telling why there are none
 */
export function loadPlace(scope: Scope, location: Place): Place | undefined {
  const path = location.text;
  if (/^(s3|https?):\/\//.test(path)) {
    const message = `\`${path}\` is not on this machine, and is left out: name a file beside the template.`;
    return tellError(scope, 'not-read', location.range, message);
  }
  const { files } = scope.memory;
  const name = loadedPath(path);
  if (!files.has(name)) files.set(name, loaded(scope, location, name));
  const root = files.get(name);
  if (root !== undefined && !scope.budget.spend(COST_OF_FILE)) return tellTooMuch(scope, location);
  return root;
}

function loaded(scope: Scope, { text: path, range }: Place, name: string): Place | undefined {
  const { load } = scope.options;
  if (load === undefined) return tellWarning(scope, 'not-read', range, `The file \`${path}\` is not read here.`);
  const text = load(name);
  if (text === undefined) {
    const message = `There is no file \`${path}\`: it should stand beside the template.`;
    return tellError(scope, 'broken-reference', range, message);
  }
  const root = parseDefinition(text, name);
  if ('path' in root) return root;
  scope.problems.push(...root);
  return undefined;
}
