import type { Stage } from '../../definition.js';
import type { GatewayResponse, RestApi } from '../../model.js';
import type { DraftMethod } from '../cloudformation/api-draft.js';
import type { Place } from '../place.js';
import type { ApiAuth } from './api-auth.js';
import type { EventGuard } from './event-guard.js';

/** An API that SAM makes, before what it adds to all methods. */
export interface SamApi {
  readonly id: string;
  /** What its definition says of it, with its properties. */
  readonly api: RestApi;
  readonly stages: readonly Stage[];
  /** Whether functions add their events to it. */
  readonly takesEvents: boolean;
  /** Whether its definition was read, if it has one. */
  readonly isWhole: boolean;
  readonly auth: ApiAuth;
  readonly cors: Place | undefined;
  readonly gatewayResponses: Readonly<Record<string, GatewayResponse>>;
  /** The methods that events make. */
  readonly events: DraftMethod[];
  /** By `GET /orders`: who may call a method, where it is not as `auth` says. */
  readonly guards: Map<string, EventGuard>;
}
