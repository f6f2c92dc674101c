import type { Method, Resource } from '../../model.js';
import type { DraftMethod } from '../cloudformation/api-draft.js';
import { tellProperties } from '../cloudformation/properties.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { recordOf } from '../plain-data.js';
import { PLAIN_INTEGRATION, PLAIN_METHOD } from '../plain-method.js';
import { tellWarning } from '../reading.js';
import { booleanAt, textAt } from '../typed-values.js';

/** `Cors` of an API: the texts of the headers, with the quotes that make them static. */
interface Cors {
  readonly origin: string | undefined;
  readonly headers: string | undefined;
  /** Undefined where they are those of each path. */
  readonly methods: string | undefined;
  readonly maxAge: string | undefined;
  readonly withCredentials: boolean;
}

const KNOWN = ['AllowCredentials', 'AllowHeaders', 'AllowMethods', 'AllowOrigin', 'MaxAge'];

/** Documented: SAM answers preflight requests itself, on every path that does not. */
export function preflightMethods(
  scope: Scope,
  cors: Place | undefined,
  resources: readonly Resource[],
): readonly DraftMethod[] {
  const settings = cors && readCors(scope, cors);
  if (settings === undefined) return [];
  const silent = resources.filter(({ methods }) => methods.OPTIONS === undefined && Object.keys(methods).length > 0);
  return silent.map((resource) => ({ path: resource.path, method: preflight(settings, resource) }));
}

/** A text is the origin alone. */
function readCors(scope: Scope, place: Place): Cors | undefined {
  if (place.kind !== 'object') {
    const origin = textAt(scope, place);
    return origin === undefined
      ? undefined
      : { origin, headers: undefined, methods: undefined, maxAge: undefined, withCredentials: false };
  }
  tellProperties(scope, place, { owner: '`Cors`', known: KNOWN });
  const text = (key: string): string | undefined => headerText(scope, place.get(key));
  return {
    // Documented.
    origin: text('AllowOrigin') ?? "'*'",
    headers: text('AllowHeaders'),
    methods: text('AllowMethods'),
    maxAge: text('MaxAge'),
    withCredentials: booleanAt(scope, place.get('AllowCredentials')) ?? false,
  };
}

/** Recorded: API Gateway leaves out a mapping that is no text. */
function headerText(scope: Scope, place: Place | undefined): string | undefined {
  if (place === undefined || place.kind === 'text' || place.kind === 'null') return textAt(scope, place);
  const message = `\`${place.name}\` should be text, and is left out: write \`"'${place.text}'"\`.`;
  return tellWarning(scope, 'non-string-parameter', place.range, message);
}

const ALL_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

function headersOf(cors: Cors, { methods }: Resource): readonly (readonly [string, string])[] {
  const own = methods.ANY === undefined ? [...Object.keys(methods), 'OPTIONS'].sort() : ALL_METHODS;
  const headers: readonly (readonly [string, string | undefined])[] = [
    ['Allow-Headers', cors.headers],
    ['Allow-Methods', cors.methods ?? `'${own.join(',')}'`],
    ['Allow-Origin', cors.origin],
    ['Max-Age', cors.maxAge],
    ['Allow-Credentials', cors.withCredentials ? "'true'" : undefined],
  ];
  return headers.flatMap(([name, value]) =>
    value === undefined ? [] : [[`method.response.header.Access-Control-${name}`, value] as const],
  );
}

function preflight(cors: Cors, resource: Resource): Method {
  const headers = headersOf(cors, resource);
  return {
    ...PLAIN_METHOD,
    httpMethod: 'OPTIONS',
    summary: 'CORS support',
    requestParameters: pathVariables(resource.path),
    integration: mock(headers),
    methodResponses: {
      200: {
        statusCode: '200',
        description: 'Default response for CORS method',
        responseParameters: recordOf(headers.map(([name]) => [name, false])),
        responseModels: {},
      },
    },
  };
}

function mock(headers: readonly (readonly [string, string])[]): NonNullable<Method['integration']> {
  return {
    ...PLAIN_INTEGRATION,
    type: 'MOCK',
    requestTemplates: { 'application/json': { text: '{\n  "statusCode" : 200\n}\n', location: undefined } },
    integrationResponses: [
      {
        statusCode: '200',
        selectionPattern: undefined,
        responseParameters: recordOf(headers),
        responseTemplates: { 'application/json': { text: '{}\n', location: undefined } },
        contentHandling: undefined,
      },
    ],
  };
}

/** Recorded: in an import, variables of the path are required parameters, but for a greedy one. */
export function pathVariables(path: string): Readonly<Record<string, boolean>> {
  const names = [...path.matchAll(/\{([^{}+]+)\}/g)].map(([, name]) => name);
  return recordOf(names.map((name) => [`method.request.path.${name}`, true]));
}
