import { nearest } from '@veloway/vtl';
import { tellError, tellWarning } from '../reading.js';
import type { Assembly } from './assembly.js';
import type { DeclaredResource } from './declared-resource.js';

/** Documented: the resources of these services that say nothing of how an API answers. */
const SILENT: readonly string[] = [
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::ApiKey',
  'AWS::ApiGateway::BasePathMapping',
  'AWS::ApiGateway::BasePathMappingV2',
  'AWS::ApiGateway::ClientCertificate',
  'AWS::ApiGateway::DocumentationPart',
  'AWS::ApiGateway::DocumentationVersion',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::DomainNameAccessAssociation',
  'AWS::ApiGateway::DomainNameV2',
  'AWS::ApiGateway::UsagePlan',
  'AWS::ApiGateway::UsagePlanKey',
  'AWS::ApiGateway::VpcLink',
  'AWS::Lambda::Alias',
  'AWS::Lambda::CapacityProvider',
  'AWS::Lambda::CodeSigningConfig',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::LayerVersionPermission',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Url',
  'AWS::Lambda::Version',
];

/**
 * Tells of a resource that nothing reads, unless it says nothing of an API.
 *
 * @param read the types that are read
 */
export function tellType({ scope }: Assembly, { type, id, place }: DeclaredResource, read: readonly string[]): void {
  const range = place.get('Type')?.range ?? place.keyRange;
  if (isOfHttpApis(type)) {
    const what = type === 'AWS::Serverless::HttpApi' ? 'an HTTP API' : 'of HTTP and WebSocket APIs';
    const message = `\`${id}\` is ${what}, of which only REST APIs are read: it is left out.`;
    tellWarning(scope, 'of-http-apis', range, message);
  } else if (type.startsWith('AWS::Serverless::') && !read.some((known) => known.startsWith('AWS::Serverless::'))) {
    const message = `\`${type}\` is of SAM: add \`Transform: AWS::Serverless-2016-10-31\` to the template.`;
    tellError(scope, 'missing-key', range, message);
  } else if (/^AWS::(ApiGateway|Lambda|Serverless)::/.test(type) && !SILENT.includes(type)) {
    const near = nearest(type, [...read, ...SILENT]);
    const advice = near === undefined ? ': it is left out.' : `. Did you mean \`${near}\`?`;
    tellWarning(scope, 'unknown-choice', range, `\`${type}\` is no type of a resource that is known${advice}`);
  }
}

function isOfHttpApis(type: string): boolean {
  return (
    type.startsWith('AWS::ApiGatewayV2::') ||
    type === 'AWS::Serverless::HttpApi' ||
    type === 'AWS::Serverless::WebSocketApi'
  );
}
