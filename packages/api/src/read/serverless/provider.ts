import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { textAt } from '../typed-values.js';
import type { Service } from './service.js';
import { tellStrange } from './strange-keys.js';

/** Documented: what a provider may have. */
const PROVIDER_KEYS = [
  'alb',
  'apiGateway',
  'apiKeys',
  'apiKeySourceType',
  'apiName',
  'architecture',
  'cfnRole',
  'cloudFront',
  'deploymentBucket',
  'deploymentMethod',
  'deploymentPrefix',
  'disableRollback',
  'domain',
  'domains',
  'ecr',
  'endpointType',
  'environment',
  'eventBridge',
  'httpApi',
  'iam',
  'iamManagedPolicies',
  'iamRoleStatements',
  'kmsKeyArn',
  'lambdaHashingVersion',
  'layers',
  'logRetentionInDays',
  'logs',
  'memorySize',
  'name',
  'notificationArns',
  'profile',
  'region',
  'resolver',
  'resourcePolicy',
  'role',
  'rolePermissionsBoundary',
  'rollbackConfiguration',
  'runtime',
  'runtimeManagement',
  's3',
  'stackName',
  'stackParameters',
  'stackPolicy',
  'stackTags',
  'stage',
  'tags',
  'timeout',
  'tracing',
  'usagePlan',
  'versionFunctions',
  'vpc',
  'vpcEndpointIds',
  'websocket',
  'websocketsApiName',
  'websocketsApiRouteSelectionExpression',
  'websocketsDescription',
];

/** Tells of a provider that is not AWS, and of its keys that are none. */
export function tellProvider({ scope, provider, hasPlugins }: Service, root: Place): void {
  if (provider !== undefined && !hasPlugins) tellStrange(scope, provider, '`provider`', PROVIDER_KEYS);
  const named = provider?.kind === 'object' ? provider.get('name') : provider;
  const name = textAt(scope, named);
  if (name === undefined || name === 'aws') return;
  const message = `\`${name}\` is no provider of API Gateway, and the service is read as if it were \`aws\`.`;
  tellError(scope, 'not-read', named?.range ?? root.range, message);
}
