import { movedPlace } from '../computed/computed-place.js';
import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { advice } from '../typed-values.js';
import { listArgument, textArgument } from './arguments.js';
import type { FunctionCall } from './function-call.js';
import type { Scope } from './scope.js';

/** `Fn::FindInMap`; documented: values of `Mappings` are texts or lists of texts, and have no functions. */
export function findInMap(scope: Scope, call: FunctionCall): Place | undefined {
  const [map, first, second, options] = listArgument(scope, call, 3, 4) ?? [];
  let found = scope.mappings;
  for (const key of [map, first, second]) {
    const name = key && textArgument(scope, call, key);
    if (key === undefined || name === undefined) return undefined;
    const value = found?.get(name);
    const otherwise = options?.get('DefaultValue');
    if (value === undefined && otherwise !== undefined) return scope.resolve(otherwise);
    if (value === undefined) return tellMissing(scope, key, name, found);
    found = value;
  }
  return found && movedPlace(call.at, found);
}

function tellMissing(scope: Scope, { range }: Place, name: string, within: Place | undefined): undefined {
  const where = within === undefined || within === scope.mappings ? '`Mappings`' : `\`${within.name}\``;
  const names = within?.members.map((member) => member.name) ?? [];
  const message = `There is no \`${name}\` in ${where}${advice(name, names, 'there are')}`;
  return tellError(scope, 'broken-reference', range, message);
}
