import { scalarPlace } from '../computed/computed-place.js';
import type { Place } from '../place.js';
import { isLogicalId, tellAssumed } from './find-reference.js';
import { attributeText, filled } from './resource-text.js';
import type { Scope } from './scope.js';

/**
 * @param name `Orders.Arn`
 * @returns what the attribute comes to; undefined where there is no such resource
 */
export function findAttribute(scope: Scope, name: string, at: Place): Place | undefined {
  const dot = name.indexOf('.');
  if (dot < 1) return undefined;
  const [id, attribute] = [name.slice(0, dot), name.slice(dot + 1)];
  const resource = scope.resources.get(id);
  if (resource !== undefined) return scalarPlace(at, attributeText(scope, id, resource, attribute, at));
  if (!scope.open || !isLogicalId(id)) return undefined;
  return scalarPlace(at, assumedText(scope, id, attribute, at));
}

/** In a part of a template, an ARN is mostly that of a function. */
function assumedText(scope: Scope, id: string, attribute: string, at: Place): string {
  const isArn = attribute === 'Arn';
  const text = isArn
    ? filled(scope, 'arn:{partition}:lambda:{region}:{account}:function:{name}', id)
    : `${id}.${attribute}`;
  const what = isArn ? 'is taken for a function' : `is taken for a resource, and \`${id}.${attribute}\` for its value`;
  tellAssumed(scope, id, at, `\`${id}\` is not in this file: it ${what}.`);
  return text;
}
