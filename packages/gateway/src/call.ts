import type { Integration, Method } from '@veloway/api';
import type { Exchange } from './exchange.js';
import type { RequestEvent } from './request-event.js';
import type { Route } from './router.js';
import type { Target } from './target.js';

/** A request that found its method. */
export interface Call {
  readonly exchange: Exchange;
  readonly target: Target;
  readonly route: Route;
  readonly method: Method;
  readonly integration: Integration;
  /** Without the body. */
  readonly event: RequestEvent;
  /** As the client sent it, with any content coding undone. */
  readonly body: Uint8Array;
}
