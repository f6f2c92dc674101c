import { GATEWAY_RESPONSE_TYPES } from '../gateway-responses.js';
import { tellError } from '../reading.js';
import { choiceAt, textAt, textsByName } from '../typed-values.js';
import { type Assembly, apiOf } from './assembly.js';
import type { DeclaredResource } from './declared-resource.js';
import { tellProperties } from './properties.js';

const KNOWN = ['ResponseParameters', 'ResponseTemplates', 'ResponseType', 'RestApiId', 'StatusCode'];

/** `AWS::ApiGateway::GatewayResponse`. */
export function readGatewayResponse(assembly: Assembly, resource: DeclaredResource): void {
  const { scope } = assembly;
  const { properties, place, id } = resource;
  tellProperties(scope, properties, { owner: 'a gateway response', known: KNOWN });
  const api = apiOf(assembly, resource);
  const type = choiceAt(scope, properties.get('ResponseType'), GATEWAY_RESPONSE_TYPES);
  if (properties.get('ResponseType') === undefined) {
    tellError(scope, 'missing-key', place.keyRange, `\`${id}\` has no \`ResponseType\`: add it, as \`DEFAULT_4XX\`.`);
  }
  if (api === undefined || type === undefined) return;
  const response = {
    statusCode: textAt(scope, properties.get('StatusCode')),
    responseParameters: textsByName(scope, properties.get('ResponseParameters')),
    responseTemplates: textsByName(scope, properties.get('ResponseTemplates')),
  };
  api.gatewayResponses.push([type, response]);
}
