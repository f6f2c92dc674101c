import { AUTHORIZER_ROWS } from './context-authorizer-rows.js';
import { IDENTITY_ROWS } from './context-identity-rows.js';
import { LOG_ROWS } from './context-log-rows.js';
import { OVERRIDE_ROWS } from './context-override-rows.js';
import { REQUEST_ROWS } from './context-request-rows.js';
import { WEBSOCKET_ROWS } from './context-websocket-rows.js';
import type { CatalogueRow } from './row.js';

/** `$context`, by groups. */
export const CONTEXT_ROWS: readonly CatalogueRow[] = [
  ...REQUEST_ROWS,
  ...IDENTITY_ROWS,
  ...AUTHORIZER_ROWS,
  ...OVERRIDE_ROWS,
  ...WEBSOCKET_ROWS,
  ...LOG_ROWS,
];
