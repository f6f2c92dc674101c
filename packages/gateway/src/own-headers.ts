import type { Exchange } from './exchange.js';
import type { HeaderLines } from './message.js';

/** @returns the headers that every answer has (recorded, LocalStack snapshots test_apigateway_header_remapping_http) */
export function ownHeaders({ requestId, extendedRequestId }: Exchange): HeaderLines {
  return [
    ['x-amzn-RequestId', requestId],
    ['x-amz-apigw-id', extendedRequestId],
  ];
}
