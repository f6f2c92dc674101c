import type { JsonSchemaOptions } from '../xsd/describing.js';
import { type DescribedMessage, jsonSchemaOfMessage } from '../xsd/json-schema-of-message.js';
import { type MessageSide, messageAt } from './message-side.js';
import type { Operation, Wsdl } from './wsdl.js';

/**
 * @param operation one of the WSDL's
 * @returns the JSON Schema of a message, as API Gateway takes it for a model, or undefined where there is no message
 */
export function jsonSchemaOf(
  { schema }: Wsdl,
  operation: Operation,
  side: MessageSide,
  options: JsonSchemaOptions = {},
): DescribedMessage | undefined {
  const message = messageAt(operation, side);
  return message && jsonSchemaOfMessage(schema, message, options);
}
