import { overriddenIn, overrideRow, REST_ONLY } from './context-row.js';
import type { Availability, CatalogueRow, OverrideImplementation } from './row.js';

/** For a request the request template decides; the response template can read what it wrote. */
const FOR_REQUEST: Availability = {
  requestTemplate: 'assign',
  responseTemplate: 'yes',
  accessLog: 'yes',
  gatewayResponse: 'no',
};

const FOR_RESPONSE: Availability = { ...FOR_REQUEST, responseTemplate: 'assign' };

const WRITTEN_LATE =
  'It takes effect once the whole template has rendered, and wins over the parameter mapping of the method.';

/** Variables that a template sets to change what API Gateway sends. */
export const OVERRIDE_ROWS: readonly CatalogueRow<OverrideImplementation>[] = [
  overrideRow({
    path: 'requestOverride',
    type: 'Map',
    documentation:
      'What the template changes about the request to the backend: the maps `path`, `header` and `querystring`.',
    quirk: 'The map itself prints nothing, whatever it holds.',
    apiTypes: REST_ONLY,
    availability: FOR_REQUEST,
    evidence: 'recorded',
    source: 'LocalStack snapshot test_sqs_amz_json_protocol, recorded 20-05-2025',
    example: {
      template: '[$context.requestOverride]#foreach($group in $context.requestOverride.keySet()) $group#end',
      event: {},
      output: '[] path header querystring',
    },
    read: (overrides) => overrides.requestOverride,
  }),
  overrideRow({
    path: 'requestOverride.header.<name>',
    type: 'String or List',
    documentation: `A header of the request to the backend. ${WRITTEN_LATE}`,
    quirk: 'A list sends the header once with each of its values. A name may hold hyphens as it stands.',
    apiTypes: REST_ONLY,
    availability: FOR_REQUEST,
    evidence: 'documented',
    example: {
      template: '#set($context.requestOverride.header.X-Tenant = "blue")$context.requestOverride.header.X-Tenant',
      event: {},
      output: 'blue',
    },
    read: overriddenIn('requestOverride', 'header'),
  }),
  overrideRow({
    path: 'requestOverride.path.<name>',
    type: 'String',
    documentation: `A variable of the path of the request to the backend. ${WRITTEN_LATE}`,
    quirk: 'A response template can still read it, as it can the other two maps.',
    apiTypes: REST_ONLY,
    availability: FOR_REQUEST,
    evidence: 'recorded',
    source: 'LocalStack snapshot test_integration_mock_with_request_overrides_in_response_template',
    example: {
      template: '#set($context.requestOverride.path.id = $input.params("pet"))$context.requestOverride.path.id',
      event: { pathParameters: { pet: '7' } },
      output: '7',
    },
    read: overriddenIn('requestOverride', 'path'),
  }),
  overrideRow({
    path: 'requestOverride.querystring.<name>',
    type: 'String or List',
    documentation: `A query parameter of the request to the backend. ${WRITTEN_LATE}`,
    quirk: 'Brackets and `put` write it as well, and `put` prints nothing here.',
    apiTypes: REST_ONLY,
    availability: FOR_REQUEST,
    evidence: 'recorded',
    source: 'LocalStack snapshot test_integration_mock_with_vtl_map_assignation',
    example: {
      template:
        '#set($context["requestOverride"].querystring["sort"] = "name")$context.requestOverride.querystring.put("page", "2")$context.requestOverride.querystring.sort',
      event: {},
      output: 'name',
    },
    read: overriddenIn('requestOverride', 'querystring'),
  }),
  overrideRow({
    path: 'responseOverride',
    type: 'Map',
    documentation: 'What the template changes about the response to the client: `status` and the map `header`.',
    quirk:
      'The map itself prints nothing. A member of your own, such as `$context.responseOverride.custom`, is handed on from the request template to the response template.',
    apiTypes: REST_ONLY,
    availability: FOR_RESPONSE,
    evidence: 'recorded',
    source: 'LocalStack snapshot test_integration_mock_with_response_override_in_request_template',
    example: {
      template:
        '[$context.responseOverride]#set($context.responseOverride.custom = "handed on")$context.responseOverride.custom',
      event: {},
      output: '[]handed on',
    },
    read: (overrides) => overrides.responseOverride,
  }),
  overrideRow({
    path: 'responseOverride.header.<name>',
    type: 'String or List',
    documentation: `A header of the response to the client. ${WRITTEN_LATE}`,
    quirk: 'A request template may set it, too, even where there is no response template.',
    apiTypes: REST_ONLY,
    availability: FOR_RESPONSE,
    evidence: 'recorded',
    source: 'LocalStack snapshot test_integration_mock_with_response_override_in_request_template',
    example: {
      template: '#set($context.responseOverride.header.foo = "bar")$context.responseOverride.header.foo',
      event: {},
      output: 'bar',
    },
    read: overriddenIn('responseOverride', 'header'),
  }),
  overrideRow({
    path: 'responseOverride.status',
    type: 'Integer',
    documentation: `The status of the response to the client. ${WRITTEN_LATE}`,
    quirk: 'The method need not declare the status. There is no such member until a template sets it.',
    apiTypes: REST_ONLY,
    availability: FOR_RESPONSE,
    evidence: 'recorded',
    source:
      'LocalStack snapshots test_integration_mock_with_response_override_in_request_template and test_lambda_aws_integration_response_with_mapping_templates',
    example: {
      template:
        '[$context.responseOverride.status]#set($context.responseOverride.status = 404)$context.responseOverride.status',
      event: {},
      output: '[]404',
    },
    read: (overrides) => overrides.responseOverride?.status,
  }),
];
