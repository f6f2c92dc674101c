import { isPathPart, pathPartText } from '../path-part.js';
import type { Place } from '../place.js';
import { tellError, tellWarning } from '../reading.js';
import { advice, textAt } from '../typed-values.js';
import { type Assembly, isMissing } from './assembly.js';
import type { DeclaredResource } from './declared-resource.js';
import { tellProperties } from './properties.js';

const TYPE = 'AWS::ApiGateway::Resource';

/** `AWS::ApiGateway::Resource`, which is nothing without its methods. */
export function tellResource({ scope }: Assembly, { properties }: DeclaredResource): void {
  tellProperties(scope, properties, { owner: 'a resource of an API', known: ['ParentId', 'PathPart', 'RestApiId'] });
}

/** How many parts a path may have; more than any needs. */
const MOST_PARTS = 50;

/**
 * @param key the property that leads to the resource
 * @returns the path of the resource; undefined after telling that there is none
 */
export function resourcePath(
  assembly: Assembly,
  { id, place, properties }: DeclaredResource,
  key: 'ResourceId' | 'ParentId',
  passed: readonly string[] = [],
): string | undefined {
  const { scope, resources } = assembly;
  const reference = properties.get(key);
  if (isMissing(reference)) {
    return tellError(scope, 'missing-key', place.keyRange, `\`${id}\` has no \`${key}\`, and no path: add it.`);
  }
  const parent = textAt(scope, reference);
  if (reference === undefined || parent === undefined) return undefined;
  if (parent.endsWith('.RootResourceId')) return '/';
  const resource = resources.get(parent);
  if (resource?.type !== TYPE) return tellStranger(assembly, parent, reference) ?? '/';
  if (isEndless(assembly, resource, passed)) return undefined;
  const path = resourcePath(assembly, resource, 'ParentId', [...passed, parent]);
  const part = path === undefined ? undefined : pathPart(assembly, resource);
  return path === undefined || part === undefined ? undefined : `${path.replace(/\/$/, '')}/${part}`;
}

/** @returns whether the way up leads nowhere, which is told */
function isEndless({ scope }: Assembly, { id, place }: DeclaredResource, passed: readonly string[]): boolean {
  if (passed.includes(id)) {
    const message = `\`${id}\` is its own parent: let its \`ParentId\` lead to the \`RootResourceId\` of the API.`;
    tellError(scope, 'broken-reference', place.keyRange, message);
    return true;
  }
  if (passed.length <= MOST_PARTS) return false;
  const message = `\`${id}\` is deeper below other resources than any path of an API: take some of them away.`;
  tellError(scope, 'nesting-too-deep', place.keyRange, message);
  return true;
}

function tellStranger({ scope, resources }: Assembly, id: string, { range }: Place): undefined {
  const ids = [...resources.values()].filter(({ type }) => type === TYPE).map((resource) => resource.id);
  const message = `\`${id}\` is no resource of this file, and what is below it is read as if it began at \`/\`${advice(id, ids, 'there are')}`;
  return tellWarning(scope, 'broken-reference', range, message);
}

function pathPart({ scope }: Assembly, { id, place, properties }: DeclaredResource): string | undefined {
  const found = properties.get('PathPart');
  const part = textAt(scope, found);
  if (found === undefined || part === undefined) {
    return tellError(scope, 'missing-key', place.keyRange, `\`${id}\` has no \`PathPart\`: add it.`);
  }
  return isPathPart(part) ? part : tellError(scope, 'invalid-path', found.range, pathPartText(part));
}
