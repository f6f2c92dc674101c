import type { Operation, OperationMessage } from '../../src/index.js';

/** @returns an operation whose request is an element */
export function operationOf(element: string, message: Partial<OperationMessage> = {}): Operation {
  const input: OperationMessage = {
    name: 'Request',
    documentation: undefined,
    use: 'literal',
    headers: [],
    wrapper: undefined,
    parts: [{ name: 'parameters', element, type: undefined }],
    ...message,
  };
  return {
    name: 'Send',
    documentation: undefined,
    soapVersion: '1.1',
    soapAction: undefined,
    style: 'document',
    wrapped: false,
    input,
    output: undefined,
    faults: [],
  };
}
