import type { GatewayResponse } from '../../model.js';
import { GATEWAY_RESPONSE_TYPES } from '../gateway-responses.js';
import { recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import { choiceAt, textAt, textsByName } from '../typed-values.js';
import { tellArguments } from './arguments.js';
import { ownedBy } from './owned.js';
import type { TerraformReading, TerraformResource } from './resource.js';

const ARGUMENTS = ['response_parameters', 'response_templates', 'response_type', 'rest_api_id', 'status_code'];

export function ownedGatewayResponses(
  reading: TerraformReading,
  api: TerraformResource,
): Readonly<Record<string, GatewayResponse>> {
  const resources = ownedBy(reading, api, 'aws_api_gateway_gateway_response');
  return recordOf(resources.flatMap((resource) => entryOf(reading, resource)));
}

function entryOf(
  reading: TerraformReading,
  resource: TerraformResource,
): readonly (readonly [string, GatewayResponse])[] {
  tellArguments(reading, resource, ARGUMENTS);
  const { body, at, address } = resource;
  const place = body.get('response_type');
  if (place === undefined) {
    tellError(reading, 'missing-key', at.keyRange, `\`${address}\` has no \`response_type\`: add it.`);
    return [];
  }
  const type = choiceAt(reading, place, GATEWAY_RESPONSE_TYPES);
  if (type === undefined) return [];
  const response = {
    statusCode: textAt(reading, body.get('status_code')) || undefined,
    responseParameters: textsByName(reading, body.get('response_parameters')),
    responseTemplates: textsByName(reading, body.get('response_templates')),
  };
  return [[type, response]];
}
