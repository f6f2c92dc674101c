import type { Stage } from '../../definition.js';
import { tellError } from '../reading.js';
import { textAt, textsByName } from '../typed-values.js';
import { type Assembly, apiOf } from './assembly.js';
import type { DeclaredResource } from './declared-resource.js';
import { tellProperties } from './properties.js';

const KNOWN = [
  'AccessLogSetting',
  'ClientCertificateId',
  'DeploymentId',
  'Description',
  'DocumentationVersion',
  'RestApiId',
  'StageName',
  'Tags',
  'TracingEnabled',
  'Variables',
];

/** What a stage does beside running the API. */
export const UNREAD_SETTINGS: readonly string[] = [
  'CacheClusterEnabled',
  'CacheClusterSize',
  'CanarySetting',
  'MethodSettings',
];

/** `AWS::ApiGateway::Stage`. */
export function readStage(assembly: Assembly, resource: DeclaredResource): void {
  const { scope } = assembly;
  const { properties, place, id } = resource;
  tellProperties(scope, properties, { owner: 'a stage', known: KNOWN, unread: UNREAD_SETTINGS });
  const api = apiOf(assembly, resource);
  const name = textAt(scope, properties.get('StageName'));
  if (name === undefined) {
    tellError(scope, 'missing-key', place.keyRange, `The stage \`${id}\` has no \`StageName\`: add it.`);
    return;
  }
  if (api !== undefined) addStage(api.stages, { name, variables: textsByName(scope, properties.get('Variables')) });
}

/** A stage that two resources declare has the variables of both. */
export function addStage(stages: Stage[], stage: Stage): void {
  const index = stages.findIndex(({ name }) => name === stage.name);
  const before = stages[index];
  if (before === undefined) stages.push(stage);
  else stages[index] = { ...stage, variables: { ...before.variables, ...stage.variables } };
}
