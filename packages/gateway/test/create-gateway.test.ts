import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGateway, type FunctionLine } from '@veloway/gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { functionUri, integration, restApi } from './rest-api.js';
import { slowFunction } from './slow-function.js';

const folder = mkdtempSync(join(tmpdir(), 'veloway-gateway-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeHandler(name: string, body: string): void {
  writeFileSync(join(folder, name), `exports.handler = async (event) => { ${body} };`);
}

function apiOf(...names: readonly string[]) {
  const methods = names.map((name) => [
    `GET /${name}`,
    { integration: integration('AWS', { uri: functionUri(name) }) },
  ]);
  return restApi(Object.fromEntries(methods));
}

describe('a function is', () => {
  let url = '';
  const server = createServer((request, response) => {
    request.resume();
    response.end(JSON.stringify(request.url));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('a handler, a file with its handler, what is known of its code, or a URL', async () => {
    writeHandler('orders.js', 'return process.env.CURRENCY ?? "file";');
    const { ask } = asking(apiOf('handler', 'file', 'code', 'url'), {
      functions: {
        handler: (_: object, { functionName }: { functionName: string }) => functionName,
        file: join(folder, 'orders.handler'),
        code: { handler: 'orders.handler', folder, environment: { CURRENCY: 'EUR' } },
        url,
      },
    });
    const answers = ['handler', 'file', 'code', 'url'].map(async (name) => (await ask(`GET /${name}`)).body);
    expect(await Promise.all(answers)).toEqual([
      '"handler"',
      '"file"',
      '"EUR"',
      '"/2015-03-31/functions/function/invocations"',
    ]);
  });

  it('told of where it fails', async () => {
    const { ask } = asking(apiOf('orders'), {
      functions: { orders: join(folder, 'nothing.handler') },
      print: () => {},
    });
    expect(JSON.parse((await ask('GET /orders')).body)).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
  });

  it('heard, line by line', async () => {
    writeHandler('talks.js', 'console.log("one\\ntwo"); console.error("three"); return 1;');
    const lines: FunctionLine[] = [];
    const { ask } = asking(apiOf('talks'), {
      functions: { talks: join(folder, 'talks.handler') },
      print: (line) => lines.push(line),
    });
    await ask('GET /talks');
    await expect
      .poll(() => lines.map(({ stream, text, functionName }) => `${functionName} ${stream} ${text}`).sort())
      .toEqual(['talks stderr three', 'talks stdout one', 'talks stdout two']);
  });
});

describe('new code', () => {
  it('is loaded when it is asked for, and not before', async () => {
    writeHandler('changes.js', 'return "old";');
    const { ask, gateway } = asking(apiOf('changes'), { functions: { changes: join(folder, 'changes.handler') } });
    expect((await ask('GET /changes')).body).toBe('"old"');
    writeHandler('changes.js', 'return "new";');
    expect((await ask('GET /changes')).body).toBe('"old"');
    gateway.reloadFunctions();
    expect((await ask('GET /changes')).body).toBe('"new"');
  });

  it('may be other functions altogether, while what is under way ends with the old ones', async () => {
    const slow = slowFunction();
    const { ask, gateway } = asking(apiOf('a', 'b'), { functions: { a: slow.handler } });
    const early = ask('GET /a');
    await slow.called;
    gateway.replaceFunctions({ b: () => 'b' });
    expect((await ask('GET /a')).status).toBe(500);
    expect((await ask('GET /b')).body).toBe('"b"');
    slow.answer('a');
    expect((await early).body).toBe('"a"');
  });
});

describe('the end', () => {
  it('is one for the workers as well, and for what they do', async () => {
    writeHandler('hangs.js', 'console.log("runs"); await new Promise(() => { setInterval(() => {}, 1000); });');
    let running = (): void => {};
    const runs = new Promise<void>((resolve) => {
      running = resolve;
    });
    const gateway = createGateway(apiOf('hangs'), {
      functions: { hangs: { handler: 'hangs.handler', folder, timeout: 900 } },
      print: running,
    });
    const pending = gateway.fetch(new Request('http://localhost/dev/hangs'));
    await runs;
    await gateway.close();
    expect((await pending).status).toBeGreaterThanOrEqual(200);
  });

  it('may come twice, and before anything was asked', async () => {
    const gateway = createGateway(apiOf('orders'), { functions: { orders: join(folder, 'orders.handler') } });
    await gateway.close();
    await gateway.close();
  });
});
