import { tellError, tellWarning } from '../reading.js';
import { advice } from '../typed-values.js';
import type { TerraformReading, TerraformResource } from './resource.js';
import { isRead, READ_TYPES, SILENT_TYPES, UNREAD_TYPES } from './resource-types.js';

/** Tells of resources of API Gateway that an API is read without. */
export function tellResources(reading: TerraformReading): void {
  for (const resource of reading.resources) if (!resource.isData) tellResource(reading, resource);
}

function tellResource(reading: TerraformReading, { type, address, at }: TerraformResource): void {
  if (type.startsWith('aws_apigatewayv2_')) {
    const message = `\`${address}\` is of HTTP and WebSocket APIs, and REST APIs are read without it.`;
    tellWarning(reading, 'of-http-apis', at.keyRange, message);
  }
  if (!type.startsWith('aws_api_gateway_') || isRead(type) || SILENT_TYPES.includes(type)) return;
  if (UNREAD_TYPES.includes(type)) {
    tellWarning(reading, 'not-read', at.keyRange, `\`${type}\` cannot be read yet, and the API is read without it.`);
    return;
  }
  const message = `\`${type}\` is no resource of API Gateway${advice(type, [...READ_TYPES, ...SILENT_TYPES], 'there are')}`;
  tellError(reading, 'unknown-key', at.keyRange, message);
}
