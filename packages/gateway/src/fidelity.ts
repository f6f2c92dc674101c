import type { FidelityRow } from '@veloway/mapping';

const GUIDE = 'AWS developer guide';
const LOCALSTACK = 'What LocalStack does; no recording of API Gateway';
const SILENT = 'No recording of API Gateway, and AWS does not say';

/** Behaviours of a deployed stage; those that are recorded are tested in `test/conformance/gateway.test.ts`. */
export const GATEWAY_FIDELITY: readonly FidelityRow[] = [
  row('route-precedence', {
    behaviour: 'Several resources that a path may be of.',
    veloway:
      'At each part of the path a fixed part is preferred to a variable, and a variable to a greedy one; a resource without the method is passed over.',
    evidence: 'recorded',
    source:
      'LocalStack snapshots test_routing_not_found and test_lambda_aws_proxy_integration; that a variable is passed over is not recorded',
  }),
  row('route-undecoded', {
    behaviour: 'Escapes in a path, such as `%2B`.',
    veloway: 'The path is matched and handed over as it was sent. Those in a query string are decoded.',
    evidence: 'recorded',
    source: 'LocalStack snapshot test_lambda_aws_proxy_integration, recorded 02-08-2024',
  }),
  row('unknown-stage', {
    behaviour: 'A path whose stage is not deployed.',
    veloway: '403 and `{"message":"Forbidden"}`.',
    evidence: 'unknown',
    source: 'What developers report; no recording of API Gateway',
  }),
  row('method-override', {
    behaviour: 'The header `X-HTTP-Method-Override`.',
    veloway: 'Its method is that of the request, for the route and for `$context.httpMethod`.',
    evidence: 'documented',
    source: `${GUIDE}; what \`$context.httpMethod\` is then is not recorded`,
  }),
  row('api-key-message', {
    behaviour: 'A request without a valid API key where the method requires one.',
    veloway: '403, with the message `Forbidden`.',
    evidence: 'recorded',
    source: 'LocalStack snapshots test_api_key_required_for_methods; the message is what LocalStack does',
  }),
  row('validator-messages', {
    behaviour: 'Required parameters that are missing, and a body that its model refuses.',
    veloway:
      'All parameters are named at once, header before path before query string; of the body it says `Invalid request body`, after the parameters.',
    evidence: 'recorded',
    source: 'LocalStack snapshot test_api_gateway_request_validator, recorded 10-01-2024',
  }),
  row('validator-header-case', {
    behaviour: 'A required header `name` where the client sent `Name`.',
    veloway: 'It is missing: names are told apart by case.',
    evidence: 'unknown',
    source: LOCALSTACK,
    option: { name: 'mapping.requestHeaderCase', default: 'exact' },
  }),
  row('validator-format', {
    behaviour: '`format` in a model.',
    veloway: 'It is not checked. A `pattern` is one of Java, and its search is bounded.',
    evidence: 'unknown',
    source: SILENT,
  }),
  row('passthrough', {
    behaviour: 'A content type without a template.',
    veloway:
      'Only the media type counts, and none is `application/json`. `passthroughBehavior` says whether the body passes or 415 is answered.',
    evidence: 'documented',
    source: `${GUIDE}, "Integration passthrough behaviors"`,
  }),
  row('default-template', {
    behaviour: 'A request template for `$default`.',
    veloway: 'It stands for every content type without one of its own.',
    evidence: 'unknown',
    source: 'Documented of WebSocket APIs; LocalStack does it for REST APIs',
  }),
  row('response-template-accept', {
    behaviour: 'Several response templates.',
    veloway:
      'The first type of `Accept` chooses, else `application/json`, else the first. The `Content-Type` of the answer stays `application/json` unless it is mapped.',
    evidence: 'documented',
    source: `${GUIDE}; which type the answer has is not recorded`,
  }),
  row('binary-conversion', {
    behaviour: 'Binary payloads, `contentHandling` and `binaryMediaTypes`.',
    veloway: "They are converted as in AWS's two tables. A template over bytes ends with 500.",
    evidence: 'recorded',
    source: 'LocalStack snapshots test_apigw_s3_binary_support_request and test_apigw_s3_binary_support_response',
  }),
  row('binary-everything', {
    behaviour: '`binaryMediaTypes` with both sides of the slash a wildcard.',
    veloway: 'Every payload is binary.',
    evidence: 'documented',
    source: `${GUIDE}; no recording of API Gateway`,
  }),
  row('binary-mock', {
    behaviour: 'The payload of a MOCK integration where the client accepts a binary type.',
    veloway: 'It is not converted: there is none of a back end.',
    evidence: 'unknown',
    source: "SAM's preflight answers work without a conversion of the response; no recording of API Gateway",
  }),
  row('mock-status', {
    behaviour: 'The `statusCode` of a MOCK.',
    veloway: 'An integer in JSON that need not be strict, as json-smart reads it; anything else ends with 500.',
    evidence: 'model',
    source: 'LocalStack snapshot test_mock_integration_response and its unit test test_mock_integration',
  }),
  row('selection-order', {
    behaviour: 'Several selection patterns that match.',
    veloway: 'The first of the definition wins. Patterns are those of Java, and match as a whole.',
    evidence: 'documented',
    source: `${GUIDE}; that the first wins is recorded, whether first in order or in number is not`,
  }),
  row('selection-lambda', {
    behaviour: 'What is matched of a Lambda function.',
    veloway: 'The message of its error; a success takes the default response, or `.*`.',
    evidence: 'recorded',
    source: 'LocalStack snapshot test_lambda_selection_patterns',
  }),
  row('status-override-invalid', {
    behaviour: '`$context.responseOverride.status` that is no status.',
    veloway: 'It changes nothing: only integers from 100 to 599 count.',
    evidence: 'unknown',
    source: "LocalStack's authors found it on API Gateway by hand; no recording",
  }),
  row('template-failure', {
    behaviour: 'A template that fails while a request is answered.',
    veloway: '500 and `{"message": "Internal server error"}`, as API_CONFIGURATION_ERROR.',
    evidence: 'unknown',
    source: SILENT,
  }),
  row('integration-failure-status', {
    behaviour: 'A back end that cannot be reached.',
    veloway: '504 and `Network error communicating with endpoint`, as INTEGRATION_FAILURE.',
    evidence: 'unknown',
    source: "AWS lists 504; LocalStack's authors have seen 500, and the message is LocalStack's",
    option: { name: 'integrationFailureStatus', default: '504' },
  }),
  row('integration-timeout', {
    behaviour: 'A back end that takes longer than `timeoutInMillis`.',
    veloway: '504 and `Endpoint request timed out`, as INTEGRATION_TIMEOUT.',
    evidence: 'documented',
    source: `${GUIDE}; the message is what developers report`,
  }),
  row('lambda-payload', {
    behaviour: 'A request template for a Lambda function that makes no JSON.',
    veloway: '400 and `Could not parse request body into json: …`.',
    evidence: 'unknown',
    source: 'What developers report; no recording of API Gateway',
  }),
  row('lambda-request-length', {
    behaviour: 'An event of more than 6,291,456 bytes for a Lambda function.',
    veloway: '413 and `{"message": "Request Too Long"}`, with the error type `BadRequestException`.',
    evidence: 'unknown',
    source:
      'AWS documents 6 MB; the answer is one that a developer kept in 2021 (koki-develop/lgtm-generator issue 10), without a recording',
  }),
  row('request-length', {
    behaviour: 'A request with a body of more than 10,485,760 bytes.',
    veloway: '413 and the text `HTTP content length exceeded 10485760 bytes.`, before anything else is looked at.',
    evidence: 'documented',
    source: `${GUIDE}; the type of the content is as a developer kept it in 2021 (koki-develop/lgtm-generator issue 10)`,
  }),
  row('lambda-inline-code', {
    behaviour: 'The code of a Lambda function in the definition itself: `ZipFile`, `InlineCode`.',
    veloway: 'It is CommonJS, a file `index.js` beside the definition as far as `require` goes, and only Node.js runs.',
    evidence: 'documented',
    source: 'AWS CloudFormation user guide, "AWS::Lambda::Function Code"; on AWS nothing but the AWS SDK is beside it',
  }),
  row('lambda-proxy-output', {
    behaviour: 'What a Lambda function behind a proxy integration may return.',
    veloway:
      'An object of `statusCode`, `headers`, `multiValueHeaders`, `body` and `isBase64Encoded`, each of which may be missing; anything else ends with 502.',
    evidence: 'recorded',
    source: 'LocalStack snapshot test_aws_proxy_response_payload_format_validation, recorded 15-11-2024',
  }),
  row('gateway-response-bytes', {
    behaviour: 'The bytes of the default body of a gateway response.',
    veloway: 'One of 5XX has a blank behind the colon, one of 4XX has none.',
    evidence: 'recorded',
    source: 'LocalStack snapshot test_apigateway_header_remapping_http of 500; no recording of the others',
  }),
  row('gateway-response-inheritance', {
    behaviour: 'A gateway response whose type was not changed, where `DEFAULT_4XX` or `DEFAULT_5XX` was.',
    veloway: 'It takes their status, headers and templates; a type that was changed takes nothing of them.',
    evidence: 'recorded',
    source: 'LocalStack snapshot test_gateway_response_put',
  }),
  row('edge-headers', {
    behaviour: 'What CloudFront adds in front of an edge-optimized API.',
    veloway:
      'Requests get its headers, with the values of a desktop browser in the US; answers do not get `X-Cache` and the like.',
    evidence: 'recorded',
    source: 'LocalStack snapshot test_lambda_aws_proxy_integration; the values are made up',
  }),
  row('forwarded-headers', {
    behaviour: '`X-Forwarded-Proto` and `X-Forwarded-Port` of a gateway without TLS.',
    veloway: 'They are `https` and `443`, as they always are on AWS.',
    evidence: 'recorded',
    source: 'LocalStack snapshot test_lambda_aws_proxy_integration has the headers, its values are masked',
  }),
  row('host-of-uri', {
    behaviour: 'A variable of the request in the host of a URI: `https://{host}/`.',
    veloway: 'It ends with 500: a request never chooses the host. Stage variables may.',
    evidence: 'unknown',
    source: SILENT,
  }),
  row('test-invocation', {
    behaviour: 'A test invocation.',
    veloway:
      'Neither API keys nor authorizers are asked for, a path that is none of the resource leaves its variables out, and the log is that of API Gateway, line by line.',
    evidence: 'recorded',
    source: 'LocalStack snapshots test_invoke_test_method and test_apigw_test_invoke_method_api',
  }),
];

function row(id: string, rest: Omit<FidelityRow, 'id' | 'group'>): FidelityRow {
  return { id, group: 'gateway', ...rest };
}
