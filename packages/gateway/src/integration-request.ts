import type { Overrides } from '@veloway/mapping';
import type { Call } from './call.js';
import type { Payload } from './content-handling.js';
import type { HeaderLines } from './message.js';

/** What the mappings and the template of a method make of a request, before its integration adds anything of its own. */
export interface IntegrationRequest {
  readonly call: Call;
  /** Mapped and overridden headers only. */
  readonly headers: HeaderLines;
  /** Mapped and overridden parameters only; one that has several values comes several times. */
  readonly querystring: readonly (readonly [name: string, value: string])[];
  /** What fills the `{name}`s of the URI. */
  readonly path: Readonly<Record<string, string>>;
  readonly payload: Payload;
  /** What the template wrote to the override maps. */
  readonly overrides: Overrides;
}
