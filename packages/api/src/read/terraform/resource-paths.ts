import { isPathPart, pathPartText } from '../path-part.js';
import { tellError } from '../reading.js';
import { textAt } from '../typed-values.js';
import { referredResource } from './owned.js';
import type { TerraformReading, TerraformResource } from './resource.js';

/**
 * @param resource with `resource_id` or `parent_id`
 * @returns the path that it leads to, or undefined where it leads nowhere, which is told
 */
export function pathOf(
  reading: TerraformReading,
  resource: TerraformResource,
  argument: 'resource_id' | 'parent_id',
): string | undefined {
  const parts: string[] = [];
  const passed = new Set<TerraformResource>();
  let next = referredResource(reading, resource, argument);
  while (next?.type === 'aws_api_gateway_resource') {
    if (passed.has(next)) return tellCircle(reading, next);
    if (passed.size > MAX_PARTS) return tellDeep(reading, resource);
    passed.add(next);
    // A data source says the whole path of a resource that somebody else makes.
    const whole = next.isData ? textAt(reading, next.body.get('path')) : undefined;
    if (whole !== undefined) return joined(whole, parts);
    const part = partOf(reading, next);
    if (part === undefined) return undefined;
    parts.unshift(part);
    next = referredResource(reading, next, 'parent_id');
  }
  return next === undefined ? undefined : joined('', parts);
}

/** More parts than any path has. */
const MAX_PARTS = 200;

function tellDeep(reading: TerraformReading, { address, at }: TerraformResource): undefined {
  const message = `\`${address}\` lies below more resources than any path has parts: take some of them away.`;
  return tellError(reading, 'nesting-too-deep', at.keyRange, message);
}

function joined(start: string, parts: readonly string[]): string {
  return `${start.replace(/\/$/, '')}/${parts.join('/')}`.replace(/(.)\/$/, '$1');
}

function tellCircle(reading: TerraformReading, { address, at }: TerraformResource): undefined {
  const message = `\`${address}\` is its own parent: let \`parent_id\` lead to the \`root_resource_id\` of the API.`;
  return tellError(reading, 'broken-reference', at.keyRange, message);
}

function partOf(reading: TerraformReading, { body, address, at }: TerraformResource): string | undefined {
  const place = body.get('path_part');
  const part = textAt(reading, place);
  if (place === undefined || part === undefined) {
    return tellError(reading, 'missing-key', at.keyRange, `\`${address}\` has no \`path_part\`: add it.`);
  }
  if (isPathPart(part)) return part;
  return tellError(reading, 'invalid-path', place.range, pathPartText(part));
}
