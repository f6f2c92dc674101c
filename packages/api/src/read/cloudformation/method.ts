import { HTTP_METHODS, type HttpMethod, type Method } from '../../model.js';
import type { Place } from '../place.js';
import { recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import { booleanAt, choiceAt, objectAt, textAt, textsAt } from '../typed-values.js';
import type { ApiDraft } from './api-draft.js';
import { type Assembly, apiOf, namedPart } from './assembly.js';
import { contentModels } from './content-models.js';
import type { DeclaredResource } from './declared-resource.js';
import { readIntegration } from './integration.js';
import { readMethodResponses } from './method-responses.js';
import { tellProperties } from './properties.js';
import { resourcePath } from './resource.js';

const AUTHORIZATIONS = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;

const KNOWN = [
  'ApiKeyRequired',
  'AuthorizationScopes',
  'AuthorizationType',
  'AuthorizerId',
  'HttpMethod',
  'Integration',
  'MethodResponses',
  'OperationName',
  'RequestModels',
  'RequestParameters',
  'RequestValidatorId',
  'ResourceId',
  'RestApiId',
];

/** `AWS::ApiGateway::Method`. */
export function readMethod(assembly: Assembly, resource: DeclaredResource): void {
  const { scope } = assembly;
  const { properties, place, id } = resource;
  tellProperties(scope, properties, { owner: 'a method', known: KNOWN });
  const api = apiOf(assembly, resource);
  const path = resourcePath(assembly, resource, 'ResourceId');
  const httpMethod = choiceAt(scope, properties.get('HttpMethod'), HTTP_METHODS);
  if (properties.get('HttpMethod') === undefined) {
    tellError(scope, 'missing-key', place.keyRange, `The method \`${id}\` has no \`HttpMethod\`: add it.`);
  }
  if (api === undefined || path === undefined || httpMethod === undefined) return;
  if (api.methods.some((other) => other.path === path && other.method.httpMethod === httpMethod)) {
    tellError(scope, 'duplicate-method', place.keyRange, `\`${httpMethod} ${path}\` is defined twice: remove one.`);
  }
  api.methods.push({
    path,
    method: { ...methodOf(assembly, properties, { api, path, httpMethod }), location: place.keyRange },
  });
}

/** Where a method belongs. */
interface Owner {
  readonly api: ApiDraft;
  readonly path: string;
  readonly httpMethod: HttpMethod;
}

function methodOf(assembly: Assembly, properties: Place, owner: Owner): Method {
  const { scope } = assembly;
  const methodResponses = readMethodResponses(assembly, owner.api, properties.get('MethodResponses'));
  const validator = properties.get('RequestValidatorId');
  return {
    httpMethod: owner.httpMethod,
    operationName: textAt(scope, properties.get('OperationName')),
    summary: undefined,
    description: undefined,
    tags: [],
    ...authorizationOf(assembly, owner.api, properties),
    requestParameters: requestParameters(assembly, properties.get('RequestParameters')),
    requestModels: contentModels(assembly, owner.api, properties.get('RequestModels')),
    requestValidator: namedPart(assembly, owner.api, 'AWS::ApiGateway::RequestValidator', validator),
    integration: readIntegration(scope, properties.get('Integration'), { ...owner, methodResponses }),
    methodResponses,
  };
}

function authorizationOf(
  assembly: Assembly,
  api: ApiDraft,
  properties: Place,
): Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes' | 'apiKeyRequired'> {
  const { scope } = assembly;
  return {
    authorizationType: choiceAt(scope, properties.get('AuthorizationType'), AUTHORIZATIONS) ?? 'NONE',
    authorizer: namedPart(assembly, api, 'AWS::ApiGateway::Authorizer', properties.get('AuthorizerId')),
    authorizationScopes: textsAt(scope, properties.get('AuthorizationScopes')),
    apiKeyRequired: booleanAt(scope, properties.get('ApiKeyRequired')) ?? false,
  };
}

/** Documented: the places of a request's parameters. */
const PARAMETER = /^method\.request\.(header|querystring|path|multivalueheader|multivaluequerystring)\.(.+)$/;

function requestParameters({ scope }: Assembly, place: Place | undefined): Readonly<Record<string, boolean>> {
  const members = objectAt(scope, place)?.members ?? [];
  for (const { name, keyRange } of members) {
    if (PARAMETER.test(name)) continue;
    const message = `\`${name}\` is no parameter of a request: write \`method.request.header.NAME\`, \`method.request.querystring.NAME\` or \`method.request.path.NAME\`.`;
    tellError(scope, 'invalid-parameter-mapping', keyRange, message);
  }
  const known = members.filter(({ name }) => PARAMETER.test(name));
  return recordOf(known.map((member) => [member.name, booleanAt(scope, member) ?? false]));
}
