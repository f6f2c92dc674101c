import { readOpenApi } from '@veloway/api';
import { createGateway, listen } from '@veloway/gateway';
import { hostileDefinition } from './hostile-definition.js';
import { HANDLERS } from './hostile-handlers.js';

/**
 * The server of the flood, a process of its own: whatever stops it ends the process, and its memory is its own. It tells
 * its port, and then answers to `measure` and to `close`; after that nothing keeps it but what it forgot to close.
 */

/** What the server says of itself. */
export interface Measured {
  /** Bytes in use after collecting garbage. */
  readonly heap: number;
  readonly rss: number;
  readonly bugs: readonly string[];
}

const [hostile = '', dead = ''] = process.argv.slice(2);
const { api } = readOpenApi(hostileDefinition({ hostile, dead }, Object.keys(HANDLERS)), 'hostile.json');
if (api === undefined) throw new Error('The definition cannot be read.');
const bugs: string[] = [];
const gateway = createGateway(api, {
  functions: HANDLERS,
  onRequest: ({ bug, target }) => bug !== undefined && bugs.push(`${target}: ${String(bug)}`),
});
const server = await listen([gateway]);

function measured(): Measured {
  // The first collection lets finalizers run, which the second one sweeps up.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss, bugs: bugs.splice(0) };
}

process.on('message', async (message) => {
  if (message === 'measure') {
    process.send?.(measured());
    return;
  }
  await server.close(10_000);
  await gateway.close();
  process.disconnect();
});
process.send?.({ port: server.port });
