import { JavaError, type JavaValue } from '@veloway/vtl';
import { base64Decode, base64Encode } from '../base64.js';
import { escapeJavaScript } from '../escape-javascript.js';
import { InvalidJsonError } from '../json/invalid-json-error.js';
import { parseJson } from '../json/parse.js';
import { urlDecode, urlEncode } from '../url-encoding.js';
import { type ApiType, type CatalogueRow, TEMPLATES_ONLY, type UtilImplementation } from './row.js';

const TEMPLATED: readonly ApiType[] = ['REST', 'WebSocket'];

/** The functions of `$util`. */
export const UTIL_ROWS: readonly CatalogueRow<UtilImplementation>[] = [
  {
    name: '$util.escapeJavaScript(x)',
    kind: 'method',
    signature: '$util.escapeJavaScript(text: String): String',
    documentation:
      'The text with what a string literal of JavaScript cannot hold escaped by backslashes: quotes, backslashes, line ends and other controls.',
    quirk:
      'An apostrophe becomes `\\\'`, which JSON does not accept: append `.replaceAll("\\\\\'", "\'")`. Whether `/` and letters beyond ASCII are escaped nobody has recorded; the options `escapeSlash` and `escapeUnicode` decide.',
    example: {
      template: "$util.escapeJavaScript($input.path('$.note'))",
      event: { body: '{"note":"it\'s \\"on\\"\\nat 5 p.m."}' },
      output: 'it\\\'s \\"on\\"\\nat 5 p.m.',
    },
    availability: TEMPLATES_ONLY,
    apiTypes: TEMPLATED,
    evidence: 'documented',
    source: "AWS developer guide; the escapes are those of commons-lang 2.6's StringEscapeUtils, run for comparison",
    implementation: { of: 'util', member: 'escapeJavaScript', call: escapeJavaScript },
  },
  {
    name: '$util.parseJson(x)',
    kind: 'method',
    signature: '$util.parseJson(json: String): Object',
    documentation: 'The object that a text of JSON describes, to read members and elements of.',
    quirk:
      'It reads leniently, as json-smart does: a bare word is a text, and the empty text is the empty string. A map that it answers prints as `{a=b}`.',
    example: {
      template: "#set($event = $util.parseJson($input.path('$.event')))$event.items[1].sku",
      event: { body: '{"event":"{\\"items\\":[{\\"sku\\":\\"A1\\"},{\\"sku\\":\\"B2\\"}]}"}' },
      output: 'B2',
    },
    availability: TEMPLATES_ONLY,
    apiTypes: TEMPLATED,
    evidence: 'recorded',
    source:
      'airspeed snapshots, every case with variables; LocalStack snapshot test_integration_mock_with_request_overrides_in_response_template',
    implementation: { of: 'util', member: 'parseJson', call: readJson },
  },
  {
    name: '$util.urlEncode(x)',
    kind: 'method',
    signature: '$util.urlEncode(text: String): String',
    documentation:
      'The text as a value of a form or a query string: UTF-8, with `%XX` for all but letters, digits and `.`, `-`, `*`, `_`.',
    quirk: 'A blank becomes `+`, which a path does not decode.',
    example: {
      template: '$util.urlEncode($input.body)',
      event: { body: '{"some": "value"}' },
      output: '%7B%22some%22%3A+%22value%22%7D',
    },
    availability: TEMPLATES_ONLY,
    apiTypes: TEMPLATED,
    evidence: 'recorded',
    source: 'LocalStack snapshot test_input_body_formatting#response-url-encode',
    implementation: { of: 'util', member: 'urlEncode', call: urlEncode },
  },
  {
    name: '$util.urlDecode(x)',
    kind: 'method',
    signature: '$util.urlDecode(text: String): String',
    documentation:
      'The text that a value of a form or a query string stands for: `+` is a blank, and `%XX` are bytes of UTF-8.',
    quirk:
      'A `%` without two hexadecimal digits behind it ends the render; what API Gateway does then is not recorded.',
    example: { template: "$util.urlDecode('caf%C3%A9+cr%C3%A8me')", event: {}, output: 'café crème' },
    availability: TEMPLATES_ONLY,
    apiTypes: TEMPLATED,
    evidence: 'documented',
    source: 'AWS developer guide; the details are those of java.net.URLDecoder',
    implementation: { of: 'util', member: 'urlDecode', call: urlDecode },
  },
  {
    name: '$util.base64Encode(x)',
    kind: 'method',
    signature: '$util.base64Encode(text: String): String',
    documentation: "The base64 text of the text's UTF-8 bytes, in the standard alphabet and with padding.",
    quirk: 'Applied to `$input.json(…)` of a text it encodes the quotes as well; `$input.path(…)` has none.',
    example: {
      template: '$util.base64Encode($input.body)',
      event: { body: '{"kinesis": "snapshot"}' },
      output: 'eyJraW5lc2lzIjogInNuYXBzaG90In0=',
    },
    availability: TEMPLATES_ONLY,
    apiTypes: TEMPLATED,
    evidence: 'recorded',
    source: 'LocalStack snapshot test_apigateway_to_kinesis[PutRecord]',
    implementation: { of: 'util', member: 'base64Encode', call: base64Encode },
  },
  {
    name: '$util.base64Decode(x)',
    kind: 'method',
    signature: '$util.base64Decode(base64: String): String',
    documentation: 'The text whose UTF-8 bytes a base64 text holds.',
    quirk: 'A text that is no base64 ends the render; what API Gateway does then is not recorded.',
    example: {
      template: "$util.parseJson($util.base64Decode($input.params('filter'))).message",
      event: { pathParameters: { filter: 'eyJtZXNzYWdlIjogInBhdGgxIn0=' } },
      output: 'path1',
    },
    availability: TEMPLATES_ONLY,
    apiTypes: TEMPLATED,
    evidence: 'recorded',
    source: 'LocalStack snapshot test_integration_mock_with_request_overrides_in_response_template',
    implementation: { of: 'util', member: 'base64Decode', call: base64Decode },
  },
];

function readJson(text: string): JavaValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw error instanceof InvalidJsonError ? new JavaError('InvalidJsonException', error.message) : error;
  }
}
