import { HTTP_METHODS, type HttpMethod } from '../../model.js';
import { tellError } from '../reading.js';
import { choiceAt } from '../typed-values.js';
import type { TerraformReading, TerraformResource } from './resource.js';
import { pathOf } from './resource-paths.js';

/** Which method a resource is about. */
export interface MethodKey {
  readonly path: string;
  readonly httpMethod: HttpMethod;
}

/** @returns undefined where it is about none, which is told */
export function methodKeyOf(reading: TerraformReading, resource: TerraformResource): MethodKey | undefined {
  const { body, at, address } = resource;
  for (const argument of ['resource_id', 'http_method']) {
    if ((body.get(argument)?.text ?? '') !== '') continue;
    const message = `\`${address}\` has no \`${argument}\` that is known, and is left out: let it refer to a resource of this file.`;
    return tellError(reading, 'missing-key', at.keyRange, message);
  }
  const path = pathOf(reading, resource, 'resource_id');
  const httpMethod = choiceAt(reading, body.get('http_method'), HTTP_METHODS);
  return path === undefined || httpMethod === undefined ? undefined : { path, httpMethod };
}

/** Resources that are about methods, by method. */
export type ByMethod = ReadonlyMap<string, readonly TerraformResource[]>;

export function byMethod(reading: TerraformReading, resources: readonly TerraformResource[]): ByMethod {
  const found = new Map<string, TerraformResource[]>();
  for (const resource of resources) {
    const key = methodKeyOf(reading, resource);
    if (key === undefined) continue;
    const name = methodName(key);
    const others = found.get(name);
    if (others === undefined) found.set(name, [resource]);
    else others.push(resource);
  }
  return found;
}

/** @returns `POST /orders` */
export function methodName({ path, httpMethod }: MethodKey): string {
  return `${httpMethod} ${path}`;
}
