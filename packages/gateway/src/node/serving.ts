import type { Gateway } from '../gateway.js';
import type { Connections } from './connection.js';

/** What a server works with. */
export interface Serving {
  /** One at least. */
  readonly gateways: readonly Gateway[];
  readonly connections: Connections;
  /** Milliseconds for which a connection may do nothing. */
  readonly idleMillis: number;
  /** Whether the server takes no more connections, and each has its last answer. */
  draining: boolean;
}
