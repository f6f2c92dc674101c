import { readOpenApi } from '@veloway/api';
import { createGateway, type GatewayOptions, type GatewayServer, type ListenOptions, listen } from '@veloway/gateway';
import { afterAll } from 'vitest';
import { type HostileBackEnd, startHostileBackEnd } from './hostile-back-end.js';
import { hostileDefinition } from './hostile-definition.js';

export interface HostileGateway {
  readonly server: GatewayServer;
  readonly port: number;
  readonly backEnd: HostileBackEnd;
  /** Asks the gateway without a socket. */
  fetch(path: string): Promise<Response>;
  /** Faults of the gateway itself. */
  readonly bugs: unknown[];
}

export interface HostileGatewayOptions extends Pick<GatewayOptions, 'functions' | 'print'>, ListenOptions {
  readonly type?: 'EDGE' | 'REGIONAL' | 'PRIVATE';
}

/** A gateway on a socket with hostile back ends; it ends with the tests of the file. */
export async function hostileGateway(options: HostileGatewayOptions = {}): Promise<HostileGateway> {
  const { functions = {}, print = () => undefined, type, ...listening } = options;
  const backEnd = await startHostileBackEnd();
  // Nobody listens at the discard port.
  const backEnds = { hostile: backEnd.url, dead: 'http://127.0.0.1:9' };
  const { api, problems } = readOpenApi(hostileDefinition(backEnds, Object.keys(functions), type), 'hostile.json');
  if (api === undefined) throw new Error(`The definition cannot be read: ${JSON.stringify(problems)}`);
  const bugs: unknown[] = [];
  const gateway = createGateway(api, {
    functions,
    print,
    onRequest: ({ bug }) => bug !== undefined && bugs.push(bug),
  });
  const server = await listen([gateway], listening);
  afterAll(async () => {
    await server.close(0);
    await Promise.all([gateway.close(), backEnd.close()]);
  });
  const fetch = (path: string): Promise<Response> => gateway.fetch(new Request(`http://localhost/dev${path}`));
  return { server, port: server.port, backEnd, fetch, bugs };
}
