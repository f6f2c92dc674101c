import type { MessageShape } from '../xsd/message-shape.js';
import type { Operation } from './wsdl.js';

/** A message of an operation; a fault by its name. */
export type MessageSide = 'request' | 'response' | { readonly fault: string };

/** @returns the message, or undefined where the operation has none: one that is one-way has no response */
export function messageAt(operation: Operation, side: MessageSide): MessageShape | undefined {
  if (side === 'request') return operation.input;
  if (side === 'response') return operation.output;
  return operation.faults.find(({ name }) => name === side.fault);
}
