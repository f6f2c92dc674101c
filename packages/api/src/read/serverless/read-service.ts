import type { DefinitionOptions } from '../definition-options.js';
import { newScope } from '../intrinsic/new-scope.js';
import { pseudoParameter } from '../intrinsic/pseudo-parameters.js';
import type { Place } from '../place.js';
import { declaredFunctions } from './declared-functions.js';
import { httpEvents } from './events.js';
import { generatedResources } from './generated-resources.js';
import { resourcesTemplate } from './resources-template.js';
import type { Service } from './service.js';
import { regionOf, stageOf } from './stage.js';
import type { VariableScope } from './variable-scope.js';

/** A service, and the resources that it declares beside its functions. */
export interface ReadService extends Service {
  readonly resources: Place | undefined;
}

/** @param root the whole file, with what its variables come to */
export function readService(variables: VariableScope, root: Place): ReadService {
  const { telling } = variables;
  const name = nameOf(root);
  const [stage, region] = [stageOf(variables), regionOf(variables)];
  const options = optionsOf(variables.options, { name, stage, region });
  const template = resourcesTemplate(telling, root.get('resources'), root);
  const written = declaredFunctions(telling, root.get('functions'));
  const functions = written.map((place) => ({
    key: place.name,
    name: place.get('name')?.text || `${name}-${stage}-${place.name}`,
    place,
  }));
  const paths = written
    .flatMap((place) => httpEvents({ ...telling, problems: [], told: new Set() }, place))
    .map(({ path }) => path);
  const others = generatedResources({ serviceName: name, stage, region, functions, paths });
  const scope = newScope(telling, { template, options, others });
  const provider = root.get('provider');
  return {
    scope,
    name,
    stage,
    region,
    accountId: pseudoParameter(options, 'AWS::AccountId') ?? '',
    provider: provider && scope.resolve(provider),
    functions: functions.map((declared) => ({ ...declared, place: scope.resolve(declared.place) })),
    hasPlugins: root.get('plugins') !== undefined,
    resources: template.get('Resources'),
  };
}

/** Version 1 had an object with the name in it. */
function nameOf(root: Place): string {
  const service = root.get('service');
  return (service?.kind === 'object' ? service.get('name') : service)?.text ?? '';
}

function optionsOf(
  options: DefinitionOptions,
  { name, stage, region }: Pick<Service, 'name' | 'stage' | 'region'>,
): DefinitionOptions {
  const pseudoParameters = { 'AWS::StackName': `${name}-${stage}`, ...options.pseudoParameters, 'AWS::Region': region };
  return { ...options, pseudoParameters };
}
