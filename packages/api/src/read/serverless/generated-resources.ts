import type { DeclaredResource } from '../cloudformation/declared-resource.js';
import { objectPlace, scalarPlace } from '../computed/computed-place.js';
import type { ReferredResource } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { authorizerId, functionId, REST_API_ID, resourceId } from './logical-ids.js';

/** What a service makes, as far as its resources can refer to it. */
export interface Generated {
  readonly serviceName: string;
  readonly stage: string;
  readonly region: string;
  readonly functions: readonly { readonly key: string; readonly name: string }[];
  /** The paths of its methods. */
  readonly paths: readonly string[];
}

/** @returns by logical id, what the framework adds to the resources of a service */
export function generatedResources(generated: Generated): ReadonlyMap<string, ReferredResource> {
  const { serviceName, stage, region, functions, paths } = generated;
  const of = (type: string, name?: string): ReferredResource => ({ type, properties: undefined, name });
  return new Map([
    [REST_API_ID, of('AWS::ApiGateway::RestApi')],
    ['HttpApi', of('AWS::ApiGatewayV2::Api')],
    ['WebsocketsApi', of('AWS::ApiGatewayV2::Api')],
    ['IamRoleLambdaExecution', of('AWS::IAM::Role', `${serviceName}-${stage}-${region}-lambdaRole`)],
    ['ServerlessDeploymentBucket', of('AWS::S3::Bucket')],
    ...functions.flatMap(({ key, name }): (readonly [string, ReferredResource])[] => [
      [functionId(key), of('AWS::Lambda::Function', name)],
      [authorizerId(key), of('AWS::ApiGateway::Authorizer', key)],
      [functionId(key).replace(/LambdaFunction$/, 'LogGroup'), of('AWS::Logs::LogGroup', `/aws/lambda/${name}`)],
    ]),
    ...withParents(paths).map((path): readonly [string, ReferredResource] => [
      resourceId(path),
      of('AWS::ApiGateway::Resource'),
    ]),
  ]);
}

/** @returns the paths, and those that lead to them, each once */
function withParents(paths: readonly string[]): readonly string[] {
  const all = paths.flatMap((path) => {
    const parts = path.split('/').filter((part) => part !== '');
    return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
  });
  return [...new Set(all)];
}

/** @returns the resources of the paths of a service, to which others can be added */
export function pathResources(paths: readonly string[], at: Place): readonly DeclaredResource[] {
  return withParents(paths).map((path) => {
    const slash = path.lastIndexOf('/');
    const parent = slash === 0 ? `${REST_API_ID}.RootResourceId` : resourceId(path.slice(0, slash));
    const members = { RestApiId: REST_API_ID, ParentId: parent, PathPart: path.slice(slash + 1) };
    const place = (name: string, text: string): Place => scalarPlace({ ...at, name, path: [...at.path, name] }, text);
    const entries = Object.entries(members).map(([name, text]): [string, Place] => [name, place(name, text)]);
    const properties = objectPlace(at, new Map(entries));
    return { id: resourceId(path), type: 'AWS::ApiGateway::Resource', place: at, properties };
  });
}
