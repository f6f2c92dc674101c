import type { LogLine } from './execution-log.js';
import type { GatewayError } from './gateway-error.js';

/** A request that was answered, for whoever runs the gateway. */
export interface RequestRecord {
  readonly requestId: string;
  readonly method: string;
  /** As it was sent. */
  readonly target: string;
  /** The path of the resource: `/orders/{id}`; undefined where there is none. */
  readonly resourcePath: string | undefined;
  readonly status: number;
  /** Milliseconds. */
  readonly latency: number;
  /** Why the gateway answered itself; undefined where it did not. */
  readonly failure: GatewayError | undefined;
  /** The execution log; empty unless it is asked for. */
  readonly lines: readonly LogLine[];
  /** An error that is a fault of the gateway, not of the request; undefined where there is none. */
  readonly bug: unknown;
}
