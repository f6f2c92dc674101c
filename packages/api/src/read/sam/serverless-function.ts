import type { Assembly } from '../cloudformation/assembly.js';
import type { DeclaredResource } from '../cloudformation/declared-resource.js';
import { FUNCTION_PROPERTIES, functionOf } from '../cloudformation/lambda-function.js';
import { tellProperties } from '../cloudformation/properties.js';
import type { Place } from '../place.js';

const KNOWN = [
  ...FUNCTION_PROPERTIES,
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'AutoPublishCodeSha256',
  'CapacityProviderConfig',
  'CodeUri',
  'DeadLetterQueue',
  'DeploymentPreference',
  'DurableConfig',
  'EventInvokeConfig',
  'Events',
  'FunctionScalingConfig',
  'FunctionUrlConfig',
  'ImageUri',
  'InlineCode',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'ProvisionedConcurrencyConfig',
  'PublishToLatestPublished',
  'RolePath',
  'SourceKMSKeyArn',
  'TenancyConfig',
  'Tracing',
  'VersionDeletionPolicy',
  'VersionDescription',
];

/** `AWS::Serverless::Function`. */
export function readServerlessFunction({ scope, functions }: Assembly, { id, properties }: DeclaredResource): void {
  tellProperties(scope, properties, { owner: 'a function', known: KNOWN, unread: ['Layers'] });
  const code = { codeUri: codeFolder(properties.get('CodeUri')), inline: properties.get('InlineCode') };
  functions.push(functionOf(scope, id, properties, code));
}

function codeFolder(place: Place | undefined): string | undefined {
  return place?.kind === 'text' && !/^s3:/.test(place.text) ? place.text : undefined;
}
