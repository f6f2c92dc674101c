import { ALL_APIS, logRow, REST_AND_HTTP, REST_AND_WEBSOCKET, REST_ONLY } from './context-row.js';
import type { Availability, CatalogueRow, NoImplementation } from './row.js';

/** Gateway responses replace names only; they run no templates. */
const ERRORS: Availability = {
  requestTemplate: 'no',
  responseTemplate: 'no',
  accessLog: 'yes',
  gatewayResponse: 'yes',
};

const NOT_IN_TEMPLATES = 'A mapping template is not run for such an error, so no template ever sees it.';

/** Variables of an error that API Gateway answers with by itself. */
const ERROR_ROWS: readonly CatalogueRow<NoImplementation>[] = [
  logRow({
    path: 'error.message',
    documentation: 'What API Gateway says of an error of its own.',
    quirk: NOT_IN_TEMPLATES,
    apiTypes: ALL_APIS,
    availability: ERRORS,
  }),
  logRow({
    path: 'error.messageString',
    documentation: 'What API Gateway says of an error of its own, between quotes.',
    quirk: 'The quotes are part of it: write none around it.',
    apiTypes: ALL_APIS,
    availability: ERRORS,
  }),
  logRow({
    path: 'error.responseType',
    documentation: 'The type of the gateway response, such as `BAD_REQUEST_BODY`.',
    quirk: NOT_IN_TEMPLATES,
    apiTypes: ALL_APIS,
    availability: ERRORS,
  }),
  logRow({
    path: 'error.validationErrorString',
    documentation: 'What a payload does that its model forbids.',
    quirk: NOT_IN_TEMPLATES,
    apiTypes: REST_AND_WEBSOCKET,
    availability: ERRORS,
  }),
];

/** Phases of a request that have an error, a latency and a status each. */
const PHASES: readonly (readonly [path: string, phase: string])[] = [
  ['authenticate', 'authenticating the caller'],
  ['authorize', 'authorizing the caller'],
  ['waf', 'asking AWS WAF'],
];

const PHASE_ROWS: readonly CatalogueRow<NoImplementation>[] = PHASES.flatMap(([path, phase]) => [
  logRow({ path: `${path}.error`, documentation: `What went wrong while ${phase}.`, apiTypes: REST_AND_WEBSOCKET }),
  logRow({
    path: `${path}.latency`,
    documentation: `How many milliseconds ${phase} took.`,
    apiTypes: REST_AND_WEBSOCKET,
  }),
  logRow({
    path: `${path}.status`,
    documentation: `The status that ${phase} ended with.`,
    apiTypes: REST_AND_WEBSOCKET,
  }),
]);

const AUTHORIZER_ROWS: readonly CatalogueRow<NoImplementation>[] = [
  logRow({ path: 'authorizer.error', documentation: 'The error of the authorizer.', apiTypes: ALL_APIS }),
  logRow({
    path: 'authorizer.integrationLatency',
    documentation: "How many milliseconds the authorizer's function took.",
    apiTypes: REST_AND_WEBSOCKET,
  }),
  logRow({
    path: 'authorizer.integrationStatus',
    documentation: "The status of the authorizer's function.",
    apiTypes: REST_AND_WEBSOCKET,
  }),
  logRow({
    path: 'authorizer.latency',
    documentation: 'How many milliseconds the authorizer took.',
    apiTypes: REST_AND_WEBSOCKET,
  }),
  logRow({
    path: 'authorizer.requestId',
    documentation: "The identifier of the request to the authorizer's function.",
    apiTypes: REST_AND_WEBSOCKET,
  }),
  logRow({ path: 'authorizer.status', documentation: 'The status of the authorizer.', apiTypes: REST_AND_WEBSOCKET }),
];

const INTEGRATION_ROWS: readonly CatalogueRow<NoImplementation>[] = [
  logRow({ path: 'integration.error', documentation: 'What the integration says went wrong.', apiTypes: ALL_APIS }),
  logRow({
    path: 'integration.integrationStatus',
    documentation: 'The status of the call of the Lambda service, behind a proxy integration.',
    quirk: 'The status that the function itself answered is `$context.integration.status`.',
    apiTypes: ALL_APIS,
  }),
  logRow({
    path: 'integration.latency',
    documentation: 'How many milliseconds the backend took.',
    apiTypes: ALL_APIS,
  }),
  logRow({
    path: 'integration.requestId',
    documentation: "The backend's identifier of the request, which is also `$context.awsEndpointRequestId`.",
    apiTypes: ALL_APIS,
  }),
  logRow({
    path: 'integration.responseTransferMode',
    documentation: 'Whether the response was sent on at once or as a whole: `STREAMED` or `BUFFERED`.',
    apiTypes: REST_ONLY,
  }),
  logRow({ path: 'integration.status', documentation: 'The status that the backend answered.', apiTypes: ALL_APIS }),
  logRow({
    path: 'integration.timeToAllHeaders',
    documentation: 'After how many milliseconds all headers of the backend were there.',
    apiTypes: REST_ONLY,
  }),
  logRow({
    path: 'integration.timeToFirstContent',
    documentation: "After how many milliseconds the first of the backend's content was there.",
    apiTypes: REST_ONLY,
  }),
  logRow({
    path: 'integrationErrorMessage',
    documentation: 'What the integration says went wrong.',
    quirk: 'The documentation of 2026 lists it for HTTP APIs alone.',
    apiTypes: REST_AND_HTTP,
  }),
  logRow({ path: 'integrationLatency', documentation: 'How many milliseconds the backend took.', apiTypes: ALL_APIS }),
  logRow({
    path: 'integrationStatus',
    documentation: 'The status of the call of the Lambda service, behind a proxy integration.',
    apiTypes: REST_AND_HTTP,
  }),
];

const CONNECTION_ROWS: readonly CatalogueRow<NoImplementation>[] = [
  logRow({
    path: 'cipherSuite',
    documentation: 'The cipher of the connection, by its name at IANA.',
    apiTypes: REST_ONLY,
  }),
  logRow({
    path: 'customDomain.basePathMatched',
    documentation: 'The path of the mapping by which a custom domain found the API.',
    apiTypes: REST_AND_HTTP,
  }),
  logRow({
    path: 'customDomain.routingRuleIdMatched',
    documentation: 'The rule by which a custom domain found the API.',
    apiTypes: REST_ONLY,
  }),
  logRow({ path: 'endpointType', documentation: "The type of the API's endpoint.", apiTypes: REST_ONLY }),
  logRow({ path: 'tlsVersion', documentation: 'The version of TLS of the connection.', apiTypes: REST_ONLY }),
];

const RESPONSE_ROWS: readonly CatalogueRow<NoImplementation>[] = [
  logRow({
    path: 'awsEndpointRequestId2',
    documentation: "The second identifier of the backend's request, its `x-amz-id-2`.",
    apiTypes: ['HTTP'],
  }),
  logRow({ path: 'dataProcessed', documentation: 'How many bytes were processed.', apiTypes: ['HTTP'] }),
  logRow({
    path: 'responseLatency',
    documentation: 'How many milliseconds the whole response took.',
    apiTypes: REST_AND_HTTP,
  }),
  logRow({ path: 'responseLength', documentation: 'How many bytes the response has.', apiTypes: REST_AND_HTTP }),
  logRow({
    path: 'status',
    documentation: 'The status of the response to the client.',
    quirk: 'To change it, set `$context.responseOverride.status`. WebSocket APIs list it for templates as well.',
    apiTypes: ALL_APIS,
  }),
  logRow({
    path: 'xrayTraceId',
    documentation: "The identifier of the request's trace in X-Ray.",
    apiTypes: REST_ONLY,
  }),
];

/** Variables that are empty in every template, which editors had better say. */
export const LOG_ROWS: readonly CatalogueRow<NoImplementation>[] = [
  ...ERROR_ROWS,
  ...PHASE_ROWS,
  ...AUTHORIZER_ROWS,
  ...INTEGRATION_ROWS,
  ...CONNECTION_ROWS,
  ...RESPONSE_ROWS,
];
