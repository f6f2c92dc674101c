import type { Gateway } from '../gateway.js';
import type { Connections } from './connection.js';
import type { RefusedRequest } from './refused-request.js';

/** What a server works with. */
export interface Serving {
  /** One at least. */
  readonly gateways: readonly Gateway[];
  readonly connections: Connections;
  /** Milliseconds for which a connection may do nothing. */
  readonly idleMillis: number;
  /** Called with each request that no gateway sees. */
  readonly onRefused: ((refused: RefusedRequest) => void) | undefined;
  /** Whether the server takes no more connections, and each has its last answer. */
  draining: boolean;
}
