import { ALL_APIS, contextRow, exampleRow, REST_AND_HTTP } from './context-row.js';
import type { CatalogueRow, EventImplementation } from './row.js';

const CLAIMS = { sub: '7f3a', 'custom:role': 'admin' };

/** Variables that an authorizer gave to the request. */
export const AUTHORIZER_ROWS: readonly CatalogueRow<EventImplementation>[] = [
  exampleRow({
    path: 'authorizer',
    type: 'Map',
    documentation: "What the method's authorizer found out, as a map.",
    quirk: 'A method without authorizer has no such member; a loop over its keys then runs zero times.',
    example: {
      template: '[#foreach($key in $context.authorizer.keySet())$key #end]',
      event: { requestContext: { authorizer: { principalId: 'anna' } } },
      output: '[principalId ]',
    },
    apiTypes: ALL_APIS,
    evidence: 'recorded',
    source: 'LocalStack snapshot test_sqs_amz_json_protocol, which has no authorizer',
  }),
  exampleRow({
    path: 'authorizer.claims',
    type: 'Map',
    documentation: "The claims of the token that a user pool's authorizer accepted, as a map.",
    quirk: 'The map itself prints nothing; ask for one claim at a time.',
    example: {
      template: '[$context.authorizer.claims]',
      event: { requestContext: { authorizer: { claims: CLAIMS } } },
      output: '[]',
    },
    apiTypes: REST_AND_HTTP,
  }),
  exampleRow({
    path: 'authorizer.claims.<name>',
    documentation: "One claim of the token that a user pool's authorizer accepted.",
    quirk: 'A name with a colon cannot be written with a dot: `$context.authorizer.claims["custom:role"]`.',
    example: {
      template: '$context.authorizer.claims.sub $context.authorizer.claims["custom:role"]',
      event: { requestContext: { authorizer: { claims: CLAIMS } } },
      output: '7f3a admin',
    },
    apiTypes: REST_AND_HTTP,
  }),
  contextRow({
    path: 'authorizer.principalId',
    documentation: 'Who the caller is, as a Lambda authorizer says.',
    value: 'anna',
    apiTypes: ALL_APIS,
  }),
  exampleRow({
    path: 'authorizer.<key>',
    documentation: 'A value of the `context` that a Lambda authorizer answered with.',
    quirk:
      'REST and WebSocket APIs make a text of every value, so that `#if($context.authorizer.admin)` is true for `"false"`, too.',
    example: {
      template: '#if($context.authorizer.admin)yes#end #if($context.authorizer.admin == "true")admin#end',
      event: { requestContext: { authorizer: { admin: 'false' } } },
      output: 'yes ',
    },
    apiTypes: ALL_APIS,
  }),
];
