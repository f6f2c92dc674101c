import type { DefinedApi, Stage } from '../../definition.js';
import type { Authorizer, GatewayResponse, Method, Model, RequestValidator, Resource, RestApi } from '../../model.js';
import { recordOf } from '../plain-data.js';

/** An API that is put together of several resources. */
export interface ApiDraft {
  readonly id: string;
  /** Whether another file declares the API, which may have more than this one says. */
  readonly isElsewhere: boolean;
  /** What the API has of its own. */
  readonly api: RestApi;
  readonly stages: Stage[];
  readonly methods: DraftMethod[];
  readonly models: Model[];
  readonly requestValidators: RequestValidator[];
  readonly authorizers: Authorizer[];
  readonly gatewayResponses: (readonly [string, GatewayResponse])[];
}

/** A method, and the path of its resource. */
export interface DraftMethod {
  readonly path: string;
  readonly method: Method;
}

export function newDraft({ id, api, stages }: DefinedApi, isElsewhere = false): ApiDraft {
  const parts = { methods: [], models: [], requestValidators: [], authorizers: [], gatewayResponses: [] };
  return { id, isElsewhere, api, stages: [...stages], ...parts };
}

/** What a resource of its own says wins over what the API says of the same name. */
export function finishedApi(draft: ApiDraft): DefinedApi {
  const { id, api, stages } = draft;
  return {
    id,
    stages,
    api: {
      ...api,
      resources: withMethods(api.resources, draft.methods),
      models: { ...api.models, ...byName(draft.models) },
      requestValidators: { ...api.requestValidators, ...byName(draft.requestValidators) },
      authorizers: { ...api.authorizers, ...byName(draft.authorizers) },
      gatewayResponses: { ...api.gatewayResponses, ...recordOf(draft.gatewayResponses) },
    },
  };
}

function byName<Named extends { readonly name: string }>(parts: readonly Named[]): Readonly<Record<string, Named>> {
  return recordOf(parts.map((part) => [part.name, part]));
}

/** @returns the resources with these methods among theirs; a path that is new comes last */
export function withMethods(resources: readonly Resource[], methods: readonly DraftMethod[]): readonly Resource[] {
  const found = new Map(resources.map(({ path, methods: own }) => [path, { ...own }]));
  for (const { path, method } of methods) found.set(path, { ...found.get(path), [method.httpMethod]: method });
  return [...found].map(([path, own]) => ({ path, methods: own }));
}

/** @returns an API of which nothing is known */
export function emptyApi(name: string): RestApi {
  return {
    kind: 'rest',
    name,
    description: undefined,
    version: undefined,
    resources: [],
    models: {},
    requestValidators: {},
    authorizers: {},
    gatewayResponses: {},
    binaryMediaTypes: [],
    minimumCompressionSize: undefined,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['EDGE'], vpcEndpointIds: [], disableExecuteApiEndpoint: false },
    policy: undefined,
    documentation: undefined,
  };
}
