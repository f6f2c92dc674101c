import { contextRow } from './context-row.js';
import type { ApiType, CatalogueRow, EventImplementation } from './row.js';

const WEBSOCKET: readonly ApiType[] = ['WebSocket'];

/** Variables that tell of a WebSocket's connection and message. */
export const WEBSOCKET_ROWS: readonly CatalogueRow<EventImplementation>[] = [
  contextRow({
    path: 'connectedAt',
    type: 'Long',
    documentation: 'When the connection was made, in milliseconds since 1970.',
    value: 1744202096000,
    apiTypes: WEBSOCKET,
  }),
  contextRow({
    path: 'connectionId',
    documentation: 'The identifier of the connection, by which a backend can send to the client.',
    value: 'KZp0ae3bFiACF6g=',
    apiTypes: WEBSOCKET,
  }),
  contextRow({
    path: 'eventType',
    documentation: 'What happened on the connection: `CONNECT`, `MESSAGE` or `DISCONNECT`.',
    value: 'MESSAGE',
    apiTypes: WEBSOCKET,
  }),
  contextRow({
    path: 'messageId',
    documentation: 'The identifier of the message.',
    quirk: 'Only a `MESSAGE` has it.',
    value: 'KZp0bdQvliACF6g=',
    apiTypes: WEBSOCKET,
  }),
  contextRow({
    path: 'routeKey',
    documentation: 'The key of the route that was chosen.',
    quirk: 'HTTP APIs have it as well, in parameter mapping and access logs; they have no templates.',
    value: 'sendmessage',
    apiTypes: ['WebSocket', 'HTTP'],
  }),
];
