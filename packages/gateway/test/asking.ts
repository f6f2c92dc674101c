import type { RestApi } from '@veloway/api';
import { createGateway, type GatewayOptions, type LocalGateway, type RequestRecord } from '@veloway/gateway';
import { afterEach } from 'vitest';

/** What a client sees of an answer. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A gateway with what it told of its requests. */
export interface Asked {
  readonly gateway: LocalGateway;
  readonly records: readonly RequestRecord[];
  /** @param target `POST /orders?limit=3`, without the stage */
  ask(target: string, init?: AskInit): Promise<Seen>;
}

export interface AskInit {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

const open = new Set<LocalGateway>();

afterEach(async () => {
  await Promise.all([...open].map((gateway) => gateway.close()));
  open.clear();
});

/** @returns a gateway of an API, which is closed after the test */
export function asking(api: RestApi, options: GatewayOptions = {}): Asked {
  const records: RequestRecord[] = [];
  const gateway = createGateway(api, { onRequest: (record) => records.push(record), ...options });
  open.add(gateway);
  return { gateway, records, ask: (target, init) => seen(gateway, target, init) };
}

async function seen(gateway: LocalGateway, target: string, init: AskInit = {}): Promise<Seen> {
  const [method = '', path = ''] = target.split(/ (.*)/s);
  const url = `http://localhost${gateway.options.basePath}${path}`;
  const response = await gateway.fetch(new Request(url, { method, ...init }));
  return { status: response.status, headers: response.headers, body: await response.text() };
}
