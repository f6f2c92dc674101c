import type { DefinedApi, Definition } from '../../definition.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { finishedApi, newDraft } from './api-draft.js';
import type { Assembly, ResourceReader } from './assembly.js';
import { readAuthorizer } from './authorizer.js';
import { type DeclaredResource, declaredResources } from './declared-resource.js';
import { readDeployment } from './deployment.js';
import { readGatewayResponse } from './gateway-response.js';
import { readLambdaFunction } from './lambda-function.js';
import { readMethod } from './method.js';
import { readModel } from './model.js';
import { readRequestValidator } from './request-validator.js';
import { tellResource } from './resource.js';
import { readRestApi } from './rest-api.js';
import { readStage } from './stage.js';
import { tellType } from './tell-type.js';

/** What reads a resource of each type; the others are no part of an API. */
const READERS: ReadonlyMap<string, ResourceReader> = new Map<string, ResourceReader>([
  ['AWS::ApiGateway::Authorizer', readAuthorizer],
  ['AWS::ApiGateway::Deployment', readDeployment],
  ['AWS::ApiGateway::GatewayResponse', readGatewayResponse],
  ['AWS::ApiGateway::Method', readMethod],
  ['AWS::ApiGateway::RequestValidator', readRequestValidator],
  ['AWS::ApiGateway::Resource', tellResource],
  ['AWS::ApiGateway::Stage', readStage],
  ['AWS::Lambda::Function', readLambdaFunction],
]);

/** What others refer to is read before them: APIs, then their models. */
const FIRST_READERS: readonly ReadonlyMap<string, ResourceReader>[] = [
  new Map([['AWS::ApiGateway::RestApi', readRestApi]]),
  new Map([['AWS::ApiGateway::Model', readModel]]),
];

/** What is known beside the resources that a template declares. */
export interface OtherParts {
  /** APIs that something else declares, by the logical ids that resources refer to them by. */
  readonly apis?: readonly DefinedApi[];
  /** What reads resources of other types. */
  readonly readers?: ReadonlyMap<string, ResourceReader>;
}

/**
 * Reads the APIs and functions of a template's resources.
 *
 * @param place the template's `Resources`, as they are written
 */
export function readCloudFormationResources(
  scope: Scope,
  place: Place | undefined,
  others: OtherParts = {},
): Pick<Definition, 'apis' | 'functions'> {
  return assembled(scope, declaredResources(scope, place), others);
}

/** @returns what resources come to that are declared already */
export function assembled(
  scope: Scope,
  declared: readonly DeclaredResource[],
  { apis = [], readers = new Map() }: OtherParts,
): Pick<Definition, 'apis' | 'functions'> {
  const resources = new Map(declared.map((resource) => [resource.id, resource]));
  const assembly: Assembly = { scope, resources, apis: new Map(), functions: [] };
  for (const api of apis) assembly.apis.set(api.id, newDraft(api));
  const last = new Map([...READERS, ...readers]);
  for (const round of [...FIRST_READERS, last]) {
    for (const resource of declared) round.get(resource.type)?.(assembly, resource);
  }
  const known = [...FIRST_READERS, last].flatMap((round) => [...round.keys()]);
  for (const resource of declared) if (!known.includes(resource.type)) tellType(assembly, resource, known);
  return { apis: inOrder(assembly), functions: assembly.functions };
}

/** An API that no resource declares comes first. */
function inOrder({ apis, resources }: Assembly): readonly DefinedApi[] {
  const order = new Map([...resources.keys()].map((id, index) => [id, index]));
  const drafts = [...apis.values()].sort((a, b) => (order.get(a.id) ?? -1) - (order.get(b.id) ?? -1));
  return drafts.map(finishedApi);
}
