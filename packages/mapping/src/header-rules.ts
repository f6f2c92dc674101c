import type { Evidence } from './catalogue/row.js';

/** The types of a REST API's integrations that send headers on. */
export type HeaderIntegration = 'HTTP' | 'HTTP_PROXY' | 'AWS' | 'AWS_PROXY';

/** Headers that API Gateway treats in one particular way. */
export interface HeaderRule {
  /** The names, in lower case; API Gateway knows them in any. */
  readonly headers: ReadonlySet<string>;
  /** The integrations that it is recorded of. */
  readonly integrations: readonly HeaderIntegration[];
  readonly evidence: Evidence;
  /** What the evidence is. */
  readonly source: string;
}

const ALL: readonly HeaderIntegration[] = ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY'];
const OVER_HTTP: readonly HeaderIntegration[] = ['HTTP', 'HTTP_PROXY'];
const TO_AWS: readonly HeaderIntegration[] = ['AWS', 'AWS_PROXY'];
const NOT_PROXIED: readonly HeaderIntegration[] = ['HTTP', 'AWS'];
const HTTP_PROXY: readonly HeaderIntegration[] = ['HTTP_PROXY'];

const OVER_HTTP_RECORDED = {
  evidence: 'recorded',
  source: 'LocalStack snapshot test_apigateway_header_remapping_http, recorded 11-12-2024',
} as const;
const RECORDED = {
  evidence: 'recorded',
  source:
    'LocalStack snapshots test_apigateway_header_remapping_http and test_apigateway_header_remapping_aws, recorded 11-12-2024',
} as const;

/** Of a client that sends it, no template, no event of a Lambda function and no backend gets to see it. */
const DROPPED = names(
  'Connection Content-Length Content-MD5 Expect Max-Forwards Proxy-Authenticate Server TE Trailer Transfer-Encoding',
  'Upgrade WWW-Authenticate',
);

/** What happens to headers on their way through API Gateway, each list as it was recorded. */
export const HEADER_RULES = {
  /** Headers of the client that go nowhere. */
  droppedFromClient: { headers: DROPPED, integrations: ALL, ...RECORDED },
  /** Headers of the client that `method.request.header` does not see either; that is not recorded, but fits. */
  hiddenFromMappings: { headers: DROPPED, integrations: ALL, evidence: 'model', source: RECORDED.source },
  /** Headers of the client that a proxy integration keeps to itself, besides those that go nowhere. */
  notPassedOn: { headers: names('Content-Encoding Host Via'), integrations: HTTP_PROXY, ...OVER_HTTP_RECORDED },
  /** Headers that a mapping names and that the backend does not get, without a word. */
  droppedWhenMapped: {
    headers: names('Connection Expect Proxy-Authenticate TE Via'),
    integrations: OVER_HTTP,
    ...OVER_HTTP_RECORDED,
  },
  /** Headers whose mapping makes API Gateway answer 500, whatever the value. */
  refusedWhenMapped: { headers: names('Content-Length Transfer-Encoding'), integrations: ALL, ...RECORDED },
  /** Further headers whose mapping makes API Gateway answer 500, even where mappings are ignored otherwise. */
  refusedWhenMappedToAws: {
    headers: names('Authorization Connection Expect Proxy-Authenticate TE'),
    integrations: TO_AWS,
    evidence: 'recorded',
    source: 'LocalStack snapshot test_apigateway_header_remapping_aws, recorded 11-12-2024',
  },
  /** Headers that a mapping gives the client and that reach it under the name of {@link remappedName}. */
  remappedInResponse: {
    headers: names(
      'Authorization Connection Content-Length Content-MD5 Date Expect Host Max-Forwards Proxy-Authenticate Server',
      'Trailer Upgrade User-Agent WWW-Authenticate',
    ),
    integrations: NOT_PROXIED,
    ...RECORDED,
  },
  /** Headers that a mapping gives the client and that do not reach it. */
  droppedFromResponse: { headers: names('Transfer-Encoding'), integrations: NOT_PROXIED, ...RECORDED },
  /** Headers of the backend that reach the client under the name of {@link remappedName}. */
  remappedFromBackend: {
    headers: names('Connection Content-Length Date Server x-amzn-RequestId'),
    integrations: HTTP_PROXY,
    evidence: 'recorded',
    source:
      'LocalStack snapshots test_apigateway_header_remapping_http and test_http_proxy_integration_request_data_mappings',
  },
  /** Headers of the backend that do not reach the client. */
  droppedFromBackend: {
    headers: names('Content-Encoding Transfer-Encoding Via'),
    integrations: HTTP_PROXY,
    evidence: 'unknown',
    source: 'What LocalStack does; no recording of API Gateway',
  },
} as const satisfies Readonly<Record<string, HeaderRule>>;

/** @returns the name under which a header reaches the client that may not keep its own, which is spelt as it was mapped */
export function remappedName(name: string): string {
  return `x-amzn-Remapped-${name}`;
}

/** @returns whether a mapping of the header makes API Gateway answer 500 before it calls the integration */
export function isRefusedWhenMapped(name: string, integration: HeaderIntegration): boolean {
  return [HEADER_RULES.refusedWhenMapped, HEADER_RULES.refusedWhenMappedToAws].some((rule) =>
    headerRuleApplies(rule, name, integration),
  );
}

/** @returns whether a rule is about the header, in whatever case, and was recorded of the integration */
export function headerRuleApplies(rule: HeaderRule, name: string, integration: HeaderIntegration): boolean {
  return rule.integrations.includes(integration) && rule.headers.has(name.toLowerCase());
}

function names(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.toLowerCase().split(' ')));
}
