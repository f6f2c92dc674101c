import { afterEach, beforeEach, expect, it } from 'vitest';
import { type HostileGateway, hostileGateway } from './hostile-gateway.js';
import { converse, type RawOptions, statuses } from './raw-exchange.js';

let gateway: HostileGateway;
let finished: (() => void)[];

beforeEach(async () => {
  finished = [];
  const slow = async () => {
    await new Promise<void>((resolve) => finished.push(resolve));
    return { statusCode: 200, body: 'x'.repeat(5_000_000) };
  };
  gateway = await hostileGateway({ functions: { slow, hanging: () => new Promise(() => undefined) } });
});

afterEach(() => {
  for (const finish of finished) finish();
});

const get = (path: string): string => `GET /dev${path} HTTP/1.1\r\nHost: h\r\n\r\n`;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

it('ends idle connections, whatever they did before', async () => {
  const seen = { connected: 0, answered: 0 };
  const more: RawOptions['more'] = (socket) => {
    seen.connected++;
    socket.once('data', () => seen.answered++);
  };
  const idle = [
    converse(gateway.port, '', { more }),
    converse(gateway.port, get('/mock'), { more }),
    converse(gateway.port, get('/mock').slice(0, -10), { more }),
    converse(gateway.port, `${get('/mock')}GET /dev`, { more }),
  ];
  await until(() => seen.connected === 4 && seen.answered === 2);
  const began = performance.now();
  await gateway.server.close(30_000);
  expect(performance.now() - began).toBeLessThan(10_000);
  const ended = await Promise.all(idle);
  expect(ended.map(({ answers }) => answers.map(({ status }) => status))).toEqual([[], [200], [], [200]]);
  expect(await statuses(gateway.port, get('/mock'))).toBe('reset');
});

it('answers what is under way, and ends its connection', async () => {
  const one = converse(gateway.port, get('/lambda/slow'));
  const two = converse(gateway.port, get('/lambda/slow').repeat(2));
  await until(() => finished.length === 3);
  const closed = gateway.server.close(30_000);
  for (const finish of finished) finish();
  const [first, second] = await Promise.all([one, two, closed]);
  expect(first.answers.map(({ status, body }) => [status, body.length])).toEqual([[200, 5_000_000]]);
  expect(first.answers[0]?.head).toMatch(/^connection: close/im);
  expect(second.answers.map(({ status, body }) => [status, body.length])).toEqual([
    [200, 5_000_000],
    [200, 5_000_000],
  ]);
  expect([first.ended, second.ended]).toEqual(['closed', 'closed']);
});

it('gives an answer to the end that is being sent', async () => {
  let paused = false;
  const more: RawOptions['more'] = (socket) => {
    socket.once('data', () => {
      socket.pause();
      paused = true;
    });
    resume = () => socket.resume();
  };
  let resume = (): void => undefined;
  const read = converse(gateway.port, get('/lambda/slow'), { answers: 1, more });
  await until(() => finished.length === 1);
  for (const finish of finished) finish();
  await until(() => paused);
  const closed = gateway.server.close(30_000);
  setTimeout(() => resume(), 100);
  const [{ answers }] = await Promise.all([read, closed]);
  expect(answers.map(({ body }) => body.length)).toEqual([5_000_000]);
});

it('gives up what hangs', async () => {
  expect(await statuses(gateway.port, 'CONNECT evil:1 HTTP/1.1\r\nHost: h\r\n\r\n')).toBe('400 closed');
  const hanging = [
    statuses(gateway.port, get('/lambda/hanging')),
    statuses(gateway.port, 'POST /dev/mock HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nab'),
  ];
  await new Promise((resolve) => setTimeout(resolve, 100));
  const began = performance.now();
  await gateway.server.close(200);
  expect(performance.now() - began).toBeLessThan(10_000);
  for (const ended of await Promise.all(hanging)) expect(ended).toMatch(/^(closed|reset)$/);
});

it('may be asked twice, and the shorter grace counts', async () => {
  const hanging = statuses(gateway.port, get('/lambda/hanging'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const first = gateway.server.close(60_000);
  await gateway.server.close(0);
  await first;
  await hanging;
  await gateway.server.close();
});
