import { newBudget } from '../computed/budget.js';
import type { DefinitionOptions } from '../definition-options.js';
import type { Place } from '../place.js';
import type { Telling } from '../reading.js';
import { itemsAt } from '../typed-values.js';
import { type ModuleConfiguration, moduleConfiguration } from './module-configuration.js';
import { type Planned, plannedBody } from './planned-body.js';
import { newReading, type TerraformReading, type TerraformResource } from './resource.js';
import { surroundingsOf } from './surroundings.js';

/** @returns what a plan or a state, as `terraform show -json` prints them, says that there is or will be */
export function readPlan(root: Place, telling: Telling, options: DefinitionOptions): TerraformReading {
  const values = root.get('planned_values') ?? root.get('values');
  const prior = root.get('prior_state')?.get('values');
  const configuration = moduleConfiguration(root);
  const found = [
    ...instancesOf(telling, values?.get('root_module'), configuration),
    // What a plan has read already is not planned any more.
    ...instancesOf(telling, prior?.get('root_module'), configuration).filter(({ isData }) => isData),
  ];
  const instances = new Map(found.map((instance) => [instance.address, instance]));
  const surroundings = surroundingsOf(options, regionOf(root, found), accountOf(found));
  const planned: Planned = { telling, budget: newBudget(), instances, surroundings, unknown: unknownOf(telling, root) };
  const resources = [...instances.values()].map(
    (instance): TerraformResource => ({ ...instance, written: instance.values, body: plannedBody(planned, instance) }),
  );
  return newReading({ ...telling, kind: 'terraform-plan', surroundings, resources, load: options.load });
}

/** A resource that a plan lists. */
export interface Instance extends Omit<TerraformResource, 'written' | 'body'> {
  readonly values: Place;
  /** Its index, with brackets, where its block stands for several: `["a"]`. */
  readonly index: string;
  readonly module: ModuleConfiguration;
}

function instancesOf(
  telling: Telling,
  module: Place | undefined,
  configuration: ModuleConfiguration,
): readonly Instance[] {
  if (module === undefined) return [];
  const own = itemsAt(telling, module.get('resources')).flatMap((place) => instanceOf(place, configuration) ?? []);
  const children = itemsAt(telling, module.get('child_modules')).flatMap((child) =>
    instancesOf(telling, child, configuration.child(lastCall(child.get('address')?.text ?? ''))),
  );
  return [...own, ...children];
}

/** @returns `module.b["x"]` of `module.a.module.b["x"]` */
function lastCall(address: string): string {
  return /module\.[^.[]+(?:\[[^\]]*\])?$/.exec(address)?.[0] ?? address;
}

function instanceOf(place: Place, module: ModuleConfiguration): Instance | undefined {
  const text = (key: string): string => place.get(key)?.text ?? '';
  const [address, type, name, values] = [text('address'), text('type'), text('name'), place.get('values')];
  if (address === '' || values === undefined) return undefined;
  const index = /\[[^\]]*\]$/.exec(address)?.[0] ?? '';
  return {
    type,
    name,
    address,
    index,
    isData: text('mode') === 'data',
    at: place.get('address') ?? place,
    values,
    module,
  };
}

/** @returns for each address what a plan does not know yet */
function unknownOf(telling: Telling, root: Place): ReadonlyMap<string, Place> {
  return new Map(
    itemsAt(telling, root.get('resource_changes')).flatMap((change): (readonly [string, Place])[] => {
      const unknown = change.get('change')?.get('after_unknown');
      return unknown === undefined ? [] : [[change.get('address')?.text ?? '', unknown]];
    }),
  );
}

function regionOf(root: Place, instances: readonly Instance[]): string | undefined {
  const region = root.get('configuration')?.get('provider_config')?.get('aws')?.get('expressions')?.get('region');
  const constant = region?.get('constant_value')?.text;
  const variable = /^var\.(.+)$/.exec(region?.get('references')?.items[0]?.text ?? '')?.[1];
  const given = variable && root.get('variables')?.get(variable)?.get('value')?.text;
  return constant ?? given ?? dataOf(instances, 'aws_region', 'name');
}

function accountOf(instances: readonly Instance[]): string | undefined {
  return dataOf(instances, 'aws_caller_identity', 'account_id');
}

function dataOf(instances: readonly Instance[], type: string, attribute: string): string | undefined {
  return instances.find((instance) => instance.isData && instance.type === type)?.values.get(attribute)?.text;
}
