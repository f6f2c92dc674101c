import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { shortened } from '../shortened.js';
import { advice } from '../typed-values.js';
import { tellForm } from './arguments.js';
import { findReference, referredNames } from './find-reference.js';
import type { FunctionCall } from './function-call.js';
import type { Scope } from './scope.js';

/** `Ref`. */
export function reference(scope: Scope, call: FunctionCall): Place | undefined {
  const { argument, at } = call;
  if (argument.kind !== 'text') return tellForm(scope, call);
  const found = findReference(scope, argument.text, at);
  if (found !== undefined) return found;
  const message = `\`${shortened(argument.text)}\` names no parameter and no resource${advice(argument.text, referredNames(scope), 'there are')}`;
  return tellError(scope, 'broken-reference', argument.range, message);
}
