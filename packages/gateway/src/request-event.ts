import { HEADER_RULES, type ProxyEvent } from '@veloway/mapping';
import { dictionary } from './dictionary.js';
import type { Exchange } from './exchange.js';
import { type HeaderLines, lastHeader } from './message.js';
import { parametersOfQuery } from './query-string.js';
import type { Route } from './router.js';
import type { Target } from './target.js';

/**
 * The event of a request, as a Lambda function behind a proxy integration gets it (recorded, LocalStack snapshot
 * test_lambda_aws_proxy_integration). Templates and parameter mappings read the same event. Each member is made when it
 * is first read, since most templates read one or two.
 */
export class RequestEvent implements ProxyEvent {
  readonly resource: string | null;
  readonly path: string;
  readonly httpMethod: string;
  private readonly members: Members;

  /** @param members what the members are made of; events of the same request share it */
  constructor(
    members: Members,
    readonly body: string | null,
    readonly isBase64Encoded: boolean,
  ) {
    this.members = members;
    this.resource = members.route?.resource.path ?? null;
    this.path = members.target.path;
    this.httpMethod = members.exchange.request.method;
  }

  get headers(): Readonly<Record<string, string>> {
    return (this.members.headers ??= lastOf(headersOf(this.members)));
  }

  get multiValueHeaders(): Readonly<Record<string, readonly string[]>> {
    return dictionary(headersOf(this.members));
  }

  get queryStringParameters(): Readonly<Record<string, string>> | null {
    const query = queryOf(this.members);
    return query.size === 0 ? null : lastOf(query);
  }

  get multiValueQueryStringParameters(): Readonly<Record<string, readonly string[]>> | null {
    const query = queryOf(this.members);
    return query.size === 0 ? null : dictionary(query);
  }

  get pathParameters(): Readonly<Record<string, string>> | null {
    const { route } = this.members;
    if (route === undefined || route.pathParameters.size === 0) return null;
    return (this.members.pathParameters ??= dictionary(route.pathParameters));
  }

  get stageVariables(): Readonly<Record<string, string>> | null {
    const { stageVariables } = this.members.exchange.stage.options;
    return Object.keys(stageVariables).length === 0 ? null : stageVariables;
  }

  get requestContext(): Readonly<Record<string, unknown>> {
    return (this.members.requestContext ??= requestContextOf(this.members));
  }

  /** @returns the event of the same request with another body */
  withBody(body: string | null, isBase64Encoded = false): RequestEvent {
    return new RequestEvent(this.members, body, isBase64Encoded);
  }

  /** @returns all members, in the order in which Lambda functions are given them */
  toJSON(): ProxyEvent {
    return {
      resource: this.resource,
      path: this.path,
      httpMethod: this.httpMethod,
      headers: this.headers,
      multiValueHeaders: this.multiValueHeaders,
      queryStringParameters: this.queryStringParameters,
      multiValueQueryStringParameters: this.multiValueQueryStringParameters,
      pathParameters: this.pathParameters,
      stageVariables: this.stageVariables,
      requestContext: this.requestContext,
      body: this.body,
      isBase64Encoded: this.isBase64Encoded,
    };
  }
}

/** What the members of an event are made of, and what of them was made already. */
interface Members {
  readonly exchange: Exchange;
  readonly target: Target;
  readonly route: Route | undefined;
  values: Values | undefined;
  query: Values | undefined;
  headers: Readonly<Record<string, string>> | undefined;
  pathParameters: Readonly<Record<string, string>> | undefined;
  requestContext: Readonly<Record<string, unknown>> | undefined;
}

/** @param route undefined where the request leads nowhere */
export function requestEventOf(exchange: Exchange, target: Target, route: Route | undefined): RequestEvent {
  const unmade = { values: undefined, query: undefined, headers: undefined };
  const members = { exchange, target, route, ...unmade, pathParameters: undefined, requestContext: undefined };
  return new RequestEvent(members, null, false);
}

function queryOf(members: Members): Values {
  return (members.query ??= parametersOfQuery(members.target.query));
}

function headersOf(members: Members): Values {
  const ofLambdaProxy = members.route?.method.integration?.type === 'AWS_PROXY';
  return (members.values ??= headerValues(members.exchange, ofLambdaProxy));
}

type Values = ReadonlyMap<string, readonly string[]>;

function lastOf(values: Values): Record<string, string> {
  const found = dictionary<string>();
  for (const [name, list] of values) found[name] = list[list.length - 1] ?? '';
  return found;
}

/** Letters of a name that Lambda events do not leave to the client. */
const SPELT: Readonly<Record<string, string>> = { authorization: 'Authorization', 'user-agent': 'User-Agent' };

/** Recorded: API Gateway adds this header itself, so that the letters of the client do not matter. */
const HOST = 'Host';

/** Headers that the gateway sets itself. */
const OWN = new Set(['x-amzn-trace-id', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto']);

function headerValues(exchange: Exchange, ofLambdaProxy: boolean): Values {
  const values = new Map<string, string[]>();
  const spelling = new Map<string, string>();
  const add = (name: string, value: string): void => {
    const lower = name.toLowerCase();
    if (HEADER_RULES.droppedFromClient.headers.has(lower) || OWN.has(lower)) return;
    const known = spelling.get(lower);
    if (known !== undefined) {
      values.get(known)?.push(value);
      return;
    }
    const spelt = lower === 'host' ? HOST : ((ofLambdaProxy ? SPELT[lower] : undefined) ?? name);
    spelling.set(lower, spelt);
    values.set(spelt, [value]);
  };
  for (const [name, value] of exchange.request.headers) add(name, value);
  // Recorded: the log of a test invocation shows the headers that it was given, and no others.
  if (exchange.isTest) return values;
  if (isEdge(exchange)) for (const [name, value] of CLOUDFRONT) add(name, value);
  values.set('X-Amzn-Trace-Id', [exchange.traceId]);
  values.set('X-Forwarded-For', [forwardedFor(exchange)]);
  values.set('X-Forwarded-Port', ['443']);
  values.set('X-Forwarded-Proto', ['https']);
  return values;
}

function isEdge({ stage }: Exchange): boolean {
  return stage.deployment.api.endpointConfiguration.types.includes('EDGE');
}

/** What CloudFront adds in front of an edge-optimized API; the values are those of a desktop browser in the US. */
const CLOUDFRONT: HeaderLines = [
  ['CloudFront-Forwarded-Proto', 'https'],
  ['CloudFront-Is-Desktop-Viewer', 'true'],
  ['CloudFront-Is-Mobile-Viewer', 'false'],
  ['CloudFront-Is-SmartTV-Viewer', 'false'],
  ['CloudFront-Is-Tablet-Viewer', 'false'],
  ['CloudFront-Viewer-ASN', '16509'],
  ['CloudFront-Viewer-Country', 'US'],
  ['Via', '2.0 d111111abcdef8.cloudfront.net (CloudFront)'],
  ['X-Amz-Cf-Id', 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nw=='],
];

function forwardedFor({ request }: Exchange): string {
  const received = request.headers.filter(([name]) => name.toLowerCase() === 'x-forwarded-for');
  return [...received.map(([, value]) => value), request.sourceIp].join(', ');
}

function requestContextOf({ exchange, target, route }: Members): Record<string, unknown> {
  const { stage, request, requestId, extendedRequestId, time } = exchange;
  const { options, deployment } = stage;
  return {
    resourceId: route === undefined ? undefined : stage.resourceId(route.resource),
    resourcePath: route?.resource.path,
    operationName: route?.method.operationName,
    httpMethod: request.method,
    extendedRequestId,
    requestTime: requestTime(time),
    path: target.fullPath,
    accountId: options.accountId,
    protocol: 'HTTP/1.1',
    stage: options.stage,
    domainPrefix: options.apiId,
    requestTimeEpoch: time,
    requestId,
    identity: {
      cognitoIdentityPoolId: null,
      accountId: null,
      cognitoIdentityId: null,
      caller: null,
      sourceIp: request.sourceIp,
      principalOrgId: null,
      accessKey: null,
      cognitoAuthenticationType: null,
      cognitoAuthenticationProvider: null,
      userArn: null,
      userAgent: lastHeader(request.headers, 'User-Agent') ?? null,
      user: null,
    },
    domainName: lastHeader(request.headers, 'Host') ?? null,
    deploymentId: deployment.id,
    apiId: options.apiId,
    ...options.context,
  };
}

/** The last second that was asked for, since requests come many a second. */
let lastSecond = { second: -1, text: '' };

/** Documented: CLF, `dd/MMM/yyyy:HH:mm:ss +-hhmm`. */
function requestTime(time: number): string {
  const second = Math.floor(time / 1000);
  if (lastSecond.second !== second) {
    const text = new Date(time).toUTCString().replace(/^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/, '$1/$2/$3:$4 +0000');
    lastSecond = { second, text };
  }
  return lastSecond.text;
}
