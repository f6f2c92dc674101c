import { type AddressInfo, connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { readOpenApi } from '@veloway/api';
import { createGateway, listen } from '@veloway/gateway';
import { expect, it, onTestFinished } from 'vitest';
import { hostileDefinition } from './hostile-definition.js';
import { hostileGateway } from './hostile-gateway.js';
import { converse, statuses } from './raw-exchange.js';

const get = (path: string): string => `GET /dev${path} HTTP/1.1\r\nHost: h\r\n\r\n`;

it('binds to 127.0.0.1 unless told otherwise', async () => {
  const { server } = await hostileGateway();
  expect(server).toMatchObject({ host: '127.0.0.1', url: `http://127.0.0.1:${server.port}` });
  const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  for (const { address, family, internal } of others) {
    if (family === 'IPv4' && !internal) expect(await refuses(server.port, address)).toBe(true);
  }
});

function refuses(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.on('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.on('error', () => resolve(true));
  });
}

it('says where it cannot listen', async () => {
  await expect(listen([])).rejects.toThrow(RangeError);
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(hostileGateway({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('goes on where whoever watches requests fails', async () => {
  const { api } = readOpenApi(hostileDefinition({ hostile: 'http://h', dead: 'http://h' }, ['now']), 'hostile.json');
  if (api === undefined) throw new Error('The definition cannot be read.');
  const warnings: string[] = [];
  const listener = ({ message }: Error): number => warnings.push(message);
  process.on('warning', listener);
  const gateway = createGateway(api, {
    functions: { now: () => ({ statusCode: 200 }) },
    onRequest: ({ target }) => {
      throw new Error(`I cannot see ${target}.`);
    },
  });
  const server = await listen([gateway]);
  onTestFinished(async () => {
    process.off('warning', listener);
    await server.close(0);
    await gateway.close();
  });
  for (const path of ['/mock', '/lambda/now', '/mock']) {
    expect(await statuses(server.port, get(path), { answers: 1 })).toBe('500 open');
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(warnings).toEqual(['/mock', '/lambda/now', '/mock'].map((path) => `I cannot see /dev${path}.`));
});

it('lets a client that never stops read its answer', async () => {
  const { port } = await hostileGateway();
  const head = 'POST /dev/mock HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n';
  const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
  const { answers } = await converse(port, head, {
    answers: 1,
    more: (socket) => {
      const write = (): void => {
        while (!socket.destroyed && socket.write(chunk));
      };
      socket.on('drain', write);
      write();
    },
  });
  expect(answers).toMatchObject([{ status: 413, body: 'HTTP content length exceeded 10485760 bytes.' }]);
  expect(await statuses(port, get('/mock'), { answers: 1 })).toBe('200 open');
});

it('takes a bounded number of requests from a connection at once', async () => {
  const seen = { now: 0, most: 0 };
  const slow = async () => {
    seen.most = Math.max(seen.most, ++seen.now);
    await new Promise((resolve) => setTimeout(resolve, 10));
    seen.now--;
    return { statusCode: 200 };
  };
  const { port } = await hostileGateway({ functions: { slow } });
  const { answers } = await converse(port, get('/lambda/slow').repeat(10_000), { answers: 10_000 });
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  // As many as come with one reading of the socket, and some more.
  expect(seen.most).toBeLessThan(3000);
});
