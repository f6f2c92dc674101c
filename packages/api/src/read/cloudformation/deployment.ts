import { objectAt, textAt, textsByName } from '../typed-values.js';
import { type Assembly, apiOf } from './assembly.js';
import type { DeclaredResource } from './declared-resource.js';
import { tellProperties } from './properties.js';
import { addStage, UNREAD_SETTINGS } from './stage.js';

const KNOWN = ['Description', 'RestApiId', 'StageDescription', 'StageName'];

/** What a deployment says of its stage: nothing of how an API answers, but for the variables. */
const KNOWN_OF_STAGE = [
  'AccessLogSetting',
  'ClientCertificateId',
  'DataTraceEnabled',
  'Description',
  'DocumentationVersion',
  'LoggingLevel',
  'MetricsEnabled',
  'Tags',
  'TracingEnabled',
  'Variables',
];

const UNREAD_OF_STAGE = [
  ...UNREAD_SETTINGS,
  'CacheDataEncrypted',
  'CacheTtlInSeconds',
  'CachingEnabled',
  'ThrottlingBurstLimit',
  'ThrottlingRateLimit',
];

/** `AWS::ApiGateway::Deployment`; documented: one with a `StageName` makes the stage, too. */
export function readDeployment(assembly: Assembly, resource: DeclaredResource): void {
  const { scope } = assembly;
  const { properties } = resource;
  tellProperties(scope, properties, { owner: 'a deployment', known: KNOWN, unread: ['DeploymentCanarySettings'] });
  const api = apiOf(assembly, resource);
  const name = textAt(scope, properties.get('StageName'));
  const description = objectAt(scope, properties.get('StageDescription'));
  if (description !== undefined) {
    const known = { owner: 'a stage', known: KNOWN_OF_STAGE, unread: UNREAD_OF_STAGE };
    tellProperties(scope, description, known);
  }
  if (api === undefined || name === undefined) return;
  addStage(api.stages, { name, variables: textsByName(scope, description?.get('Variables')) });
}
