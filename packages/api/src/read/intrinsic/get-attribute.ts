import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { advice } from '../typed-values.js';
import { listArgument, tellForm, textArgument } from './arguments.js';
import { findAttribute } from './find-attribute.js';
import type { FunctionCall } from './function-call.js';
import type { Scope } from './scope.js';

/** `Fn::GetAtt`, with a list or with a dot. */
export function getAttribute(scope: Scope, call: FunctionCall): Place | undefined {
  const { argument, at } = call;
  const name = argument.kind === 'text' ? argument.text : listedName(scope, call);
  if (name === undefined) return undefined;
  if (!name.includes('.')) return tellForm(scope, call);
  const found = findAttribute(scope, name, at);
  if (found !== undefined) return found;
  const id = name.slice(0, name.indexOf('.'));
  const message = `There is no resource \`${id}\`${advice(id, [...scope.resources.keys()], 'there are')}`;
  return tellError(scope, 'broken-reference', argument.range, message);
}

function listedName(scope: Scope, call: FunctionCall): string | undefined {
  const [id, ...attributes] = listArgument(scope, call, 2, 3) ?? [];
  if (id === undefined) return undefined;
  const texts = attributes.map((attribute) => textArgument(scope, call, attribute));
  return id.kind === 'text' ? [id.text, ...texts].join('.') : tellForm(scope, call, id);
}
