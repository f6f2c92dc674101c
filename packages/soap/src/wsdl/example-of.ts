import type { JsonValue } from '../json/json-value.js';
import { exampleOfMessage } from '../xsd/example-of-message.js';
import type { MessageOptions } from '../xsd/message-options.js';
import { type MessageSide, messageAt } from './message-side.js';
import type { Operation, Wsdl } from './wsdl.js';

/**
 * @param operation one of the WSDL's
 * @returns an example of a message, the same each time, or undefined where there is no message
 */
export function exampleOf(
  { schema }: Wsdl,
  operation: Operation,
  side: MessageSide,
  options: MessageOptions = {},
): JsonValue | undefined {
  const message = messageAt(operation, side);
  return message && exampleOfMessage(schema, message, options);
}
