import {
  HEADER_RULES,
  type HeaderIntegration,
  headerRuleApplies,
  isRefusedWhenMapped,
  MappingError,
  type Mappings,
  mapRequestParameters,
  mapResponseParameters,
  type ProxyEvent,
  remappedName,
  renderGatewayResponse,
} from '@veloway/mapping';
import { describe, test } from 'vitest';
import { missingCases, readCases } from './cases.js';
import { checkConformance, type Outcome } from './check.js';

const GATEWAY = 'aws-recorded-gateway.json';
const DOCUMENTED = 'docs-examples.json';

function suite(file: string, title: string, outcomes: () => readonly Outcome[]): void {
  const missing = missingCases(file);
  test.skipIf(missing !== undefined)(`${title}${missing === undefined ? '' : ` — LEFT OUT: ${missing}`}`, () => {
    checkConformance(title, outcomes());
  });
}

describe('parameter mapping', () => {
  const checked = (fromAws: boolean) =>
    readCases<Recorded>(GATEWAY)
      .filter(({ awsValidated }) => awsValidated === fromAws)
      .flatMap(outcomesOf);
  suite(GATEWAY, 'parameter mappings recorded on API Gateway', () => checked(true));
  suite(GATEWAY, "parameter mappings in another emulator's opinion", () => checked(false));
  suite(DOCUMENTED, 'parameter mappings and gateway responses of the documentation', () =>
    readCases<Documented>(DOCUMENTED).flatMap(documented),
  );
});

type Headers = Readonly<Record<string, string>>;

interface Recorded {
  readonly id: string;
  readonly awsValidated: boolean;
  readonly event?: Readonly<Record<string, unknown>>;
  readonly method?: { readonly resourcePath?: string };
  readonly integration?: {
    readonly type: string;
    readonly uri?: string;
    readonly requestParameters?: Mappings;
    readonly integrationResponses?: Readonly<Record<string, { readonly responseParameters?: Mappings }>>;
  };
  readonly expected: Readonly<Record<string, unknown>>;
}

/** One outcome for each thing that a recording tells of its mappings. */
function outcomesOf(job: Recorded): Outcome[] {
  return [
    refused,
    headersToBackend,
    headersAbsent,
    mappedQuery,
    queryToBackend,
    contentType,
    headersToClient,
    withheld,
  ].flatMap((check) => {
    const found = check(job);
    return found === undefined ? [] : [{ id: `${job.id} (${check.name})`, ...found }];
  });
}

type Check = { readonly expected: unknown; readonly answer: unknown } | undefined;

/** Whether the mapping of a header, or from a body, makes API Gateway answer an error itself. */
function refused(job: Recorded): Check {
  const { status = 500, bodyJson } = job.expected as { status?: number; bodyJson?: { message?: unknown } };
  const mappings = job.integration?.requestParameters;
  if (mappings === undefined || (status >= 400 && !bodyJson?.message)) return undefined;
  return { expected: status < 400 ? 'none' : `${status} ${bodyJson?.message}`, answer: refusal(job, mappings) };
}

function refusal(job: Recorded, mappings: Mappings): string {
  try {
    const names = Object.keys(mapRequestParameters(mappings, eventOf(job)).headers);
    const integration = job.integration?.type as HeaderIntegration;
    return names.some((name) => isRefusedWhenMapped(name, integration)) ? '500 Internal server error' : 'none';
  } catch (error) {
    if (error instanceof MappingError) return `${error.answer.status} ${error.answer.message}`;
    throw error;
  }
}

/** The values of the mapped headers that the backend got, and those that it did not get. */
function headersToBackend(job: Recorded): Check {
  const got = (job.expected.integrationRequestHeaders ?? inner(job)?.headers) as Headers | undefined;
  const mappings = job.integration?.requestParameters;
  if (got === undefined || mappings === undefined) return undefined;
  const { headers } = mapRequestParameters(mappings, eventOf(job));
  const integration = job.integration?.type as HeaderIntegration;
  const sent = Object.entries(headers).filter(([name]) => {
    return !headerRuleApplies(HEADER_RULES.droppedWhenMapped, name, integration);
  });
  const dropped = Object.keys(headers).filter((name) => !sent.some(([kept]) => kept === name));
  return { expected: [...sent, ...none(dropped)], answer: compared(got, [...sent, ...none(dropped)]) };
}

function none(names: readonly string[]): [string, string | undefined][] {
  return names.map((name) => [name, undefined]);
}

/** What was recorded under the names that are expected; a placeholder of the recording is any value. */
function compared(got: Headers, expected: readonly (readonly [string, string | undefined])[]): unknown {
  const lower = new Map(Object.entries(got).map(([name, value]) => [name.toLowerCase(), value]));
  return expected.map(([name, value]) => {
    const found = lower.get(name.toLowerCase());
    return [name, found !== undefined && value !== undefined && /^<.*>$/.test(found) ? value : found];
  });
}

function headersAbsent(job: Recorded): Check {
  const absent = job.expected.integrationRequestHeadersAbsent as readonly string[] | undefined;
  if (absent === undefined) return undefined;
  const { headers } = mapRequestParameters(job.integration?.requestParameters ?? {}, eventOf(job));
  return { expected: [], answer: absent.filter((name) => Object.hasOwn(headers, name)) };
}

/** What was mapped to the query string. */
function mappedQuery(job: Recorded): Check {
  const { integrationRequestQuery: expected } = job.expected;
  if (expected === undefined) return undefined;
  return { expected, answer: mapRequestParameters(job.integration?.requestParameters ?? {}, eventOf(job)).querystring };
}

/** The query string that the backend got: that of the URI, then the client's, then what was mapped. */
function queryToBackend(job: Recorded): Check {
  const expected = inner(job)?.args;
  const { requestParameters, uri = '' } = job.integration ?? {};
  if (expected === undefined || requestParameters === undefined) return undefined;
  const { querystring, path } = mapRequestParameters(requestParameters, eventOf(job));
  const filled = uri.replace(/\{(\w+)\}/g, (text, name) => path[name] ?? text);
  const sent = [...queryOf(filled), ...queryOf(String(job.event?.rawUrl ?? '')), ...flat(querystring)];
  const names = [...new Set(sent.map(([name]) => name))].sort();
  const values = (name: string): string[] => sent.flatMap(([key, value]) => (key === name ? [value] : []));
  return { expected, answer: Object.fromEntries(names.map((name) => [name, values(name).join(',')])) };
}

function inner(job: Recorded): { readonly args?: Headers; readonly headers?: Headers } | undefined {
  return job.expected.integrationRequest as ReturnType<typeof inner>;
}

function queryOf(uri: string): URLSearchParams {
  return new URLSearchParams(uri.split('?')[1] ?? '');
}

function flat(query: Readonly<Record<string, string | readonly string[]>>): [string, string][] {
  return Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
}

/** What S3 stored for the `Content-Type` that was mapped from the client's. */
function contentType(job: Recorded): Check {
  const { integrationRequestContentType: expected } = job.expected;
  const mappings = job.integration?.requestParameters;
  if (expected === undefined || mappings === undefined) return undefined;
  return { expected, answer: mapRequestParameters(mappings, eventOf(job)).headers['Content-Type'] };
}

/** The values of the mapped headers that the client got, by the names that it got them by. */
function headersToClient(job: Recorded): Check {
  const got = job.expected.headers as Headers | undefined;
  const { responseParameters } = Object.values(job.integration?.integrationResponses ?? {})[0] ?? {};
  const integration = job.integration?.type as HeaderIntegration;
  if (got === undefined || responseParameters === undefined || integration.endsWith('PROXY')) return undefined;
  const mapped = mapResponseParameters(responseParameters, { statusCode: 200, headers: {}, body: '' });
  const expected = Object.entries(mapped).map(([name, value]): [string, string | undefined] => {
    if (headerRuleApplies(HEADER_RULES.droppedFromResponse, name, integration)) return [name, undefined];
    return [headerRuleApplies(HEADER_RULES.remappedInResponse, name, integration) ? remappedName(name) : name, value];
  });
  return { expected, answer: compared(got, expected) };
}

/** The client's headers that did not get through a proxy integration. */
function withheld(job: Recorded): Check {
  const { integrationRequestHeaders, lambdaEventHeaders } = job.expected;
  const got = (lambdaEventHeaders ?? integrationRequestHeaders) as Headers | undefined;
  const integration = job.integration?.type as HeaderIntegration;
  const isUnmapped = job.integration?.requestParameters === undefined || integration === 'AWS_PROXY';
  if (!got || !integration.endsWith('_PROXY') || !isUnmapped) return undefined;
  const names = Object.keys((job.event?.headers ?? {}) as Headers);
  const passed = names.filter(
    (name) =>
      ![HEADER_RULES.droppedFromClient, HEADER_RULES.notPassedOn].some((rule) =>
        headerRuleApplies(rule, name, integration),
      ),
  );
  return { expected: names.filter((name) => Object.hasOwn(got, name)), answer: passed };
}

function eventOf({ event = {}, method }: Recorded): ProxyEvent {
  const { body, headers, multiHeaders, stageVariables, pathParameters, context, queryString, rawUrl } = event as Record<
    string,
    never
  >;
  const query = queryString === undefined ? queryOf(String(rawUrl ?? '')) : new URLSearchParams(queryString);
  const multiValueQueryStringParameters = Object.fromEntries(
    [...query.keys()].map((name) => [name, query.getAll(name)]),
  );
  return {
    body,
    headers: { Host: 'example.com', ...(headers as Headers | undefined) },
    multiValueHeaders: multiHeaders ?? null,
    stageVariables: stageVariables ?? null,
    pathParameters: pathParameters ?? pathOf(String(rawUrl ?? ''), method?.resourcePath ?? ''),
    requestContext: context ?? null,
    multiValueQueryStringParameters,
  };
}

/** The variable of a resource with a single one, below the stage. */
function pathOf(rawUrl: string, resourcePath: string): Headers {
  const name = /^\/\{(\w+)\}$/.exec(resourcePath)?.[1];
  const value = /^\/[^/?]*\/([^/?]*)/.exec(rawUrl)?.[1];
  return name === undefined || value === undefined ? {} : { [name]: value };
}

interface Documented {
  readonly name: string;
  readonly engine?: string;
  readonly match?: string;
  readonly mappingOnly?: boolean;
  readonly template: string;
  readonly input: string;
  readonly expected: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly responseParameters?: Mappings;
  readonly expectedHeaders?: Headers;
}

function documented(example: Documented): Outcome[] {
  const { name: id, template, input, expected, context = {} } = example;
  if (example.engine === 'gateway-response' && example.match === 'text') {
    return [{ id, expected, answer: renderGatewayResponse(template, { requestContext: context }) }];
  }
  if (example.mappingOnly !== true) return [];
  const response = { statusCode: 200, headers: {}, body: input, lambdaError: true };
  const mapped = Object.entries(mapResponseParameters(example.responseParameters ?? {}, response)).sort();
  return [{ id, expected: Object.entries(example.expectedHeaders ?? {}).sort(), answer: mapped }];
}
