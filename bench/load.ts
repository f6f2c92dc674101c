import { connect, type Socket } from 'node:net';

/** How a server answered under load. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds that 99 of 100 requests took at most. */
  readonly p99: number;
}

const CONNECTIONS = 32;
const BODY = '{"customer": "acme", "items": [{"sku": "a", "price": 3}]}';

function requestTo(path: string): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    'Accept: application/json',
    'Content-Type: application/json',
    `Content-Length: ${BODY.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${BODY}`);
}

/** Sends requests over 32 connections, each as soon as the one before it is answered. */
export async function saturate(port: number, path: string, milliseconds: number): Promise<Load> {
  const measured = meter(milliseconds);
  const sockets = openAll(port, path, measured, (send) => send());
  await measured.over;
  for (const socket of sockets) socket.destroy();
  return measured.result();
}

/** Sends so many requests a second, whether the ones before are answered or not. */
export async function sendAtRate(port: number, path: string, perSecond: number, milliseconds: number): Promise<Load> {
  const measured = meter(milliseconds);
  const ready: (() => void)[] = [];
  const sockets = openAll(port, path, measured, (send) => void ready.push(send));
  const start = performance.now();
  let sent = 0;
  let ended = false;
  const tick = (): void => {
    const due = ((performance.now() - start) * perSecond) / 1000;
    while (sent < due && ready.length > 0) {
      ready.shift()?.();
      sent++;
    }
    if (!ended) setImmediate(tick);
  };
  tick();
  await measured.over;
  ended = true;
  for (const socket of sockets) socket.destroy();
  return measured.result();
}

/** @param whenFree called with what sends the next request of a connection, once the one before is answered */
function openAll(
  port: number,
  path: string,
  { record }: Meter,
  whenFree: (send: () => void) => void,
): readonly Socket[] {
  const request = requestTo(path);
  return Array.from({ length: CONNECTIONS }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let began = 0;
    let received = '';
    const send = (): void => {
      began = performance.now();
      socket.write(request);
    };
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received += data.toString('latin1');
      if (!isWhole(received)) return;
      if (!received.startsWith('HTTP/1.1 200')) throw new Error(`The server answered:\n${received}`);
      received = '';
      record(performance.now() - began);
      whenFree(send);
    });
    socket.on('connect', () => whenFree(send));
    return socket;
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  return text.length >= end + 4 + Number(length ?? 0);
}

interface Meter {
  record(milliseconds: number): void;
  readonly over: Promise<void>;
  result(): Load;
}

function meter(milliseconds: number): Meter {
  const times: number[] = [];
  const start = performance.now();
  return {
    record: (time) => void times.push(time),
    over: new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
    result: () => {
      const seconds = (performance.now() - start) / 1000;
      const sorted = times.sort((a, b) => a - b);
      return { perSecond: times.length / seconds, p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN };
    },
  };
}
