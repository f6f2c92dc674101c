import type { LocatedPiece } from '../computed/pieced-location.js';
import type { Place } from '../place.js';
import { isAffordable, listArgument, tellForm, textArgument } from './arguments.js';
import type { FunctionCall } from './function-call.js';
import { joinedPlace } from './joined-place.js';
import type { Scope } from './scope.js';

/** `Fn::Join`. */
export function join(scope: Scope, call: FunctionCall): Place | undefined {
  const [first, second] = listArgument(scope, call, 2, 2) ?? [];
  const delimiter = first && textArgument(scope, call, first);
  if (delimiter === undefined || second === undefined) return undefined;
  const list = scope.resolve(second);
  if (list.kind !== 'list') return list.kind === 'null' ? undefined : tellForm(scope, call, list);
  const texts = list.items.map((item) => textArgument(scope, call, item) ?? '');
  const length = texts.reduce((sum, text) => sum + text.length + delimiter.length, 0);
  if (!isAffordable(scope, call, length)) return undefined;
  return joinedPlace(call.at, texts.join(delimiter), () => piecesOf(call.at, list.items, texts, delimiter));
}

/** A delimiter stands where the item before it ends; what an item refers to stands where the item does. */
function piecesOf(
  { path }: Place,
  items: readonly Place[],
  texts: readonly string[],
  delimiter: string,
): readonly LocatedPiece[] {
  return items.flatMap((item, index): readonly LocatedPiece[] => {
    const { start, end } = item.range;
    const own = item.location();
    const location = own && isWithin(own.path, path) ? own : undefined;
    const piece = { text: texts[index] ?? '', location, from: 0, standsAt: start };
    if (index === items.length - 1) return [piece];
    return [piece, { text: delimiter, location: undefined, from: 0, standsAt: end }];
  });
}

function isWithin(inner: Place['path'], outer: Place['path']): boolean {
  return outer.every((part, index) => inner[index] === part);
}
