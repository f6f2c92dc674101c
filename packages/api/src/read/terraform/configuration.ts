import { newBudget } from '../computed/budget.js';
import { emptyPlace, scalarPlace } from '../computed/computed-place.js';
import type { DefinitionOptions } from '../definition-options.js';
import type { Place } from '../place.js';
import { type Telling, tellError, tellWarning } from '../reading.js';
import { tellUnknown } from '../typed-values.js';
import { blockMembers, COMMENT, labelledBlocks } from './blocks.js';
import { evaluated, type Scope } from './evaluate.js';
import { countOf } from './repetition.js';
import { type References, resolveReference } from './resolve-reference.js';
import { newReading, type TerraformReading, type TerraformResource } from './resource.js';
import { surroundingsOf } from './surroundings.js';

/** @returns what a configuration in JSON declares */
export function readConfiguration(root: Place, telling: Telling, options: DefinitionOptions): TerraformReading {
  const declared = new Map<string, TerraformResource>();
  const references: References = {
    variables: variablesOf(telling, root, options),
    locals: byName(blockMembers(telling, root.get('locals'))),
    resources: declared,
    surroundings: surroundingsOf(options),
  };
  const scope: Scope = {
    telling,
    budget: newBudget(),
    load: options.load,
    assumeValues: options.assumeValues === true,
    resolve: (parts, at, trail) => resolveReference(scope, references, { parts, at, trail }),
  };
  references.surroundings = surroundingsOf(options, providerRegion(scope, root));
  for (const resource of resourcesOf(scope, root)) addResource(telling, declared, resource);
  const resources = [...declared.values()];
  const { surroundings } = references;
  tellBlocks(telling, root);
  return newReading({ ...telling, kind: 'terraform', surroundings, resources, load: options.load });
}

function byName(places: readonly Place[]): ReadonlyMap<string, Place> {
  return new Map(places.map((place) => [place.name, place]));
}

/** Values from outside win over defaults; variables that have neither are known by their names. */
function variablesOf(telling: Telling, root: Place, { parameters }: DefinitionOptions): ReadonlyMap<string, Place> {
  const declared = blockMembers(telling, root.get('variable')).map((variable): [string, Place] => {
    const given =
      parameters !== undefined && Object.hasOwn(parameters, variable.name) ? parameters[variable.name] : undefined;
    if (given !== undefined) return [variable.name, scalarPlace(variable, given)];
    return [variable.name, variable.get('default') ?? emptyPlace(variable)];
  });
  const given = Object.entries(parameters ?? {}).map(([name, value]): [string, Place] => [
    name,
    scalarPlace(root, value),
  ]);
  return new Map([...given, ...declared]);
}

/** The default configuration of the provider is the one without an alias. */
function providerRegion(scope: Scope, root: Place): string | undefined {
  const providers = blockMembers(scope.telling, root.get('provider')).filter(({ name }) => name === 'aws');
  const blocks = providers.flatMap((place) => (place.kind === 'list' ? place.items : [place]));
  const region = blocks.find((block) => block.get('alias') === undefined)?.get('region');
  const text = region && evaluated(scope, region).text;
  return text === '' ? undefined : text;
}

function resourcesOf(scope: Scope, root: Place): readonly TerraformResource[] {
  return (['data', 'resource'] as const).flatMap((kind) =>
    labelledBlocks(scope.telling, root.get(kind)).flatMap((block): TerraformResource[] => {
      const { type, name, at } = block;
      if (countOf(scope, block, kind) === 0) return [];
      const isData = kind === 'data';
      const address = `${isData ? 'data.' : ''}${type}.${name}`;
      return [{ type, name, address, isData, at, written: block.body, body: evaluated(scope, block.body) }];
    }),
  );
}

function addResource(telling: Telling, declared: Map<string, TerraformResource>, resource: TerraformResource): void {
  const { address, at } = resource;
  if (declared.has(address)) {
    const message = `\`${address}\` is written twice: keep one of them, or give it another name.`;
    tellError(telling, 'repeated-key', at.keyRange, message);
  } else declared.set(address, resource);
}

/** Documented: the blocks of a configuration. */
const BLOCKS = [
  COMMENT,
  'check',
  'data',
  'ephemeral',
  'import',
  'locals',
  'module',
  'moved',
  'output',
  'provider',
  'removed',
  'resource',
  'terraform',
  'variable',
];

function tellBlocks(telling: Telling, root: Place): void {
  tellUnknown(telling, root, 'a configuration', BLOCKS);
  for (const { name, keyRange } of blockMembers(telling, root.get('module'))) {
    const message = `The module \`${name}\` is left out, since its files are others: read what \`terraform show -json\` prints of a plan.`;
    tellWarning(telling, 'not-read', keyRange, message);
  }
}
