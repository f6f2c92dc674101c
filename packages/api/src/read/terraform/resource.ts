import type { Place } from '../place.js';
import type { Telling } from '../reading.js';
import { rootResourceId, type Surroundings } from './computed-attributes.js';

/** A resource that Terraform manages, or a data source. */
export interface TerraformResource {
  readonly type: string;
  /** `orders` of `aws_lambda_function.orders`. */
  readonly name: string;
  /** `aws_lambda_function.orders`, `module.api.data.aws_region.current`. */
  readonly address: string;
  readonly isData: boolean;
  /** The key of the block that declares it. */
  readonly at: Place;
  /** Its arguments as they are written. */
  readonly written: Place;
  /** Its arguments, with what their expressions come to. */
  readonly body: Place;
}

/** A configuration or a plan that is being read. */
export interface TerraformReading extends Telling {
  readonly kind: 'terraform' | 'terraform-plan';
  readonly surroundings: Surroundings;
  readonly resources: readonly TerraformResource[];
  /** By their ids: the ones that AWS gave them, or their addresses. */
  readonly byId: ReadonlyMap<string, TerraformResource>;
  /** By API and then by type: the resources that say that they belong to it. */
  readonly owned: ReadonlyMap<TerraformResource, OwnedResources>;
  readonly load: ((path: string) => string | undefined) | undefined;
}

/** The resources of an API, by type. */
export type OwnedResources = ReadonlyMap<string, readonly TerraformResource[]>;

/** @returns what is said of the resources of a file, ready to be read */
export function newReading(
  parts: Pick<TerraformReading, 'kind' | 'surroundings' | 'resources' | 'load' | keyof Telling>,
): TerraformReading {
  const byId = resourcesById(parts.resources);
  return { ...parts, byId, owned: ownedResources(parts.resources, byId) };
}

function ownedResources(
  resources: readonly TerraformResource[],
  byId: ReadonlyMap<string, TerraformResource>,
): ReadonlyMap<TerraformResource, OwnedResources> {
  const found = new Map<TerraformResource, Map<string, TerraformResource[]>>();
  for (const resource of resources) {
    if (resource.isData || !resource.type.startsWith('aws_api_gateway_')) continue;
    const api = byId.get(resource.body.get('rest_api_id')?.text ?? '');
    if (api === undefined) continue;
    const types = found.get(api) ?? new Map<string, TerraformResource[]>();
    found.set(api, types);
    const others = types.get(resource.type);
    if (others === undefined) types.set(resource.type, [resource]);
    else others.push(resource);
  }
  return found;
}

function resourcesById(resources: readonly TerraformResource[]): ReadonlyMap<string, TerraformResource> {
  const found = new Map<string, TerraformResource>();
  for (const resource of resources) {
    found.set(resource.address, resource);
    for (const id of knownIds(resource)) if (!found.has(id)) found.set(id, resource);
  }
  return found;
}

/** Only those of API Gateway are referred to by id. */
function knownIds({ type, address, written }: TerraformResource): readonly string[] {
  if (!type.startsWith('aws_api_gateway_')) return [];
  const own = written.get('id')?.text ?? '';
  if (type !== 'aws_api_gateway_rest_api') return own === '' ? [] : [own];
  const root = written.get('root_resource_id')?.text ?? '';
  return [own, root, rootResourceId(address)].filter((id) => id !== '');
}
