import { recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import type { TerraformReading, TerraformResource } from './resource.js';

/** @returns what resources are, by the names that they give themselves; of two with the same name the first one counts */
export function named<Value extends { readonly name: string }>(
  reading: TerraformReading,
  resources: readonly TerraformResource[],
  read: (resource: TerraformResource) => Value | undefined,
): Readonly<Record<string, Value>> {
  const found = new Map<string, Value>();
  for (const resource of resources) {
    const value = read(resource);
    if (value === undefined) continue;
    if (found.has(value.name)) tellTwice(reading, resource, value.name);
    else found.set(value.name, value);
  }
  return recordOf(found);
}

function tellTwice(reading: TerraformReading, { address, at }: TerraformResource, name: string): void {
  const message = `\`${address}\` is called \`${name}\` as another one is: give it a name of its own.`;
  tellError(reading, 'repeated-key', at.keyRange, message);
}
