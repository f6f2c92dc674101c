import { tellError } from '../reading.js';
import { textAt } from '../typed-values.js';
import type { TerraformReading, TerraformResource } from './resource.js';
import type { ReadType } from './resource-types.js';

/** @returns the resources of a type that say that they belong to an API */
export function ownedBy(
  reading: TerraformReading,
  api: TerraformResource,
  type: ReadType,
): readonly TerraformResource[] {
  return reading.owned.get(api)?.get(type) ?? [];
}

/** @returns the resource that an argument refers to by its id; undefined where it refers to none, which is told */
export function referredResource(
  reading: TerraformReading,
  resource: TerraformResource,
  argument: string,
): TerraformResource | undefined {
  const place = resource.body.get(argument);
  const id = textAt(reading, place);
  if (place === undefined || id === undefined || id === '') return undefined;
  const found = reading.byId.get(id);
  if (found !== undefined) return found;
  const message = `\`${argument}\` of \`${resource.address}\` is \`${id}\`, which is the id of nothing in this file: refer to a resource of it.`;
  return tellError(reading, 'broken-reference', place.range, message);
}
