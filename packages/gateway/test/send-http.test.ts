import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createRawServer, type Server as RawServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterEach, describe, expect, it } from 'vitest';
import { EndpointError, type EndpointRequest } from '../src/integrations/endpoint.js';
import type { HeaderLines } from '../src/message.js';
import { type HttpSender, type HttpSenderOptions, httpSender } from '../src/node/send-http.js';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function sender(options?: HttpSenderOptions): HttpSender {
  const made = httpSender(options);
  cleanups.push(() => made.close());
  return made;
}

async function listening(server: Server | RawServer): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

interface Received {
  readonly line: string;
  readonly headers: HeaderLines;
  readonly body: string;
}

/** An HTTP server that notes what it is sent. */
async function recorder(answer?: (request: IncomingMessage, response: ServerResponse) => void) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Array.from({ length: request.rawHeaders.length / 2 }, (_, index) => {
      return [request.rawHeaders[index * 2] ?? '', request.rawHeaders[index * 2 + 1] ?? ''] as const;
    });
    received.push({ line: `${request.method} ${request.url}`, headers, body: Buffer.concat(chunks).toString() });
    if (answer) answer(request, response);
    else response.end('ok');
  });
  return { url: `http://127.0.0.1:${await listening(server)}`, received };
}

/** A server that answers each connection with bytes, once something came. */
async function raw(onData: (socket: Socket, connection: number) => void): Promise<string> {
  let connections = 0;
  const server = createRawServer((socket) => {
    const connection = ++connections;
    socket.on('error', () => undefined);
    socket.on('data', () => onData(socket, connection));
  });
  return `http://127.0.0.1:${await listening(server)}`;
}

function requestOf(
  url: string,
  rest: Partial<Omit<EndpointRequest, 'body'>> & { body?: string } = {},
): EndpointRequest {
  return {
    method: 'GET',
    headers: [['Host', 'h']],
    timeoutInMillis: 10_000,
    insecureSkipVerification: false,
    ...rest,
    url,
    body: Buffer.from(rest.body ?? ''),
  };
}

async function failure(pending: Promise<unknown>): Promise<string> {
  try {
    await pending;
  } catch (error) {
    if (error instanceof EndpointError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no failure';
}

describe('what goes out', () => {
  it('has the given headers, in their order and letters, and nothing else but Connection', async () => {
    const { url, received } = await recorder();
    const headers: HeaderLines = [
      ['X-B', '1'],
      ['hOsT', 'api.example.com'],
      ['X-A', 'a'],
      ['x-b', '2'],
      ['Content-Length', '5'],
      ['X-Empty', ''],
    ];
    await sender().send(requestOf(`${url}/orders`, { method: 'POST', headers, body: 'hello' }));
    expect(received).toEqual([
      { line: 'POST /orders', headers: [...headers, ['Connection', 'keep-alive']], body: 'hello' },
    ]);
  });

  it.each([
    ['', '/'],
    ['?x=1', '/?x=1'],
    ['/a/../b/./c', '/a/../b/./c'],
    ['/%41%2f//x?a=%20&b=+&&c', '/%41%2f//x?a=%20&b=+&&c'],
    ['/a|b{c}"d"<e>\\^`?q=[1]&\'', '/a|b{c}"d"<e>\\^`?q=[1]&\''],
    ['/ü 100%\n', '/%C3%BC%20100%%0A'],
    ['/\ud800', '/%EF%BF%BD'],
    ['/a#part', '/a'],
    ['/a?u=http://x/?y', '/a?u=http://x/?y'],
  ])('the path `%s` as `%s`', async (path, sent) => {
    const { url, received } = await recorder();
    await sender().send(requestOf(`${url}${path}`, { headers: [['Host', 'h']] }));
    expect(received[0]?.line).toBe(`GET ${sent}`);
  });

  it.each([
    ['GET', [], '', [['Host', 'h']]],
    [
      'POST',
      [],
      '',
      [
        ['Host', 'h'],
        ['Content-Length', '0'],
      ],
    ],
    [
      'POST',
      [],
      'abc',
      [
        ['Host', 'h'],
        ['Content-Length', '3'],
      ],
    ],
    [
      'DELETE',
      [],
      'abc',
      [
        ['Host', 'h'],
        ['Content-Length', '3'],
      ],
    ],
    [
      'PATCH',
      [['content-length', '99']],
      'abc',
      [
        ['Host', 'h'],
        ['Content-Length', '3'],
      ],
    ],
    [
      'PUT',
      [
        ['Content-Length', '3'],
        ['Transfer-Encoding', 'chunked'],
      ],
      'abc',
      [
        ['Host', 'h'],
        ['Content-Length', '3'],
      ],
    ],
  ] as const)('%s says where its body ends, whatever %j says', async (method, given, body, sent) => {
    const { url, received } = await recorder();
    await sender().send(requestOf(url, { method, headers: [['Host', 'h'], ...given], body }));
    expect(received).toEqual([{ line: `${method} /`, headers: [...sent, ['Connection', 'keep-alive']], body }]);
  });

  it('headers beyond Latin-1 are UTF-8, and those of Latin-1 stay as they are', async () => {
    const { url, received } = await recorder();
    await sender().send(
      requestOf(url, {
        headers: [
          ['Host', 'h'],
          ['A', 'naïve'],
          ['B', 'naïve → 😀'],
        ],
      }),
    );
    const values = received[0]?.headers.map(([, value]) => value);
    expect(values?.[1]).toBe('naïve');
    expect(Buffer.from(values?.[2] ?? '', 'latin1').toString()).toBe('naïve → 😀');
  });

  it.each([
    ['ftp://127.0.0.1/', [], 'invalid-address: `ftp://127.0.0.1/` is no URL of HTTP: write `http://HOST/PATH`'],
    ['http://', [], 'invalid-address: `http://` is no URL of HTTP'],
    ['http://a b/', [], 'invalid-address: `http://a b/` is no URL of HTTP'],
    ['http://127.0.0.1:99999/', [], 'invalid-address: `http://127.0.0.1:99999/` is no URL of HTTP'],
    ['http://me:secret@127.0.0.1/', [], 'invalid-address: `http://me:secret@127.0.0.1/` has a user in it'],
    ['http://127.0.0.1/', [['A', 'b\r\nC: d']], 'invalid-address: The header `A` cannot be `"b\\r\\nC: d"`'],
    ['http://127.0.0.1/', [['A', 'b\u0000']], 'invalid-address: The header `A` cannot be `"b\\u0000"`'],
    ['http://127.0.0.1/', [['A\r\nB', 'c']], 'invalid-address: `A\r\nB` is no name of a header'],
    ['http://127.0.0.1/', [['', 'c']], 'invalid-address: `` is no name of a header'],
  ] as const)('nothing for `%s` with %j', async (url, headers, message) => {
    expect(await failure(sender().send(requestOf(url, { headers })))).toContain(message);
  });

  it('no method that HTTP has not', async () => {
    const url = 'http://127.0.0.1/';
    expect(await failure(sender().send(requestOf(url, { method: 'G ET' })))).toContain(
      'invalid-address: The request `G ET ',
    );
  });
});

describe('what comes back', () => {
  it('has its headers as they were sent, and its bytes', async () => {
    const { url } = await recorder((_, response) => {
      response.sendDate = false;
      response.writeHead(418, 'Teapot', [
        'Set-Cookie',
        'a=1',
        'X-Name',
        'naïve',
        'set-cookie',
        'b=2',
        'Content-Length',
        '3',
      ]);
      response.end(Buffer.from([0, 255, 7]));
    });
    const answer = await sender().send(requestOf(url));
    expect(answer.statusCode).toBe(418);
    expect(answer.headers.slice(0, 4)).toEqual([
      ['Set-Cookie', 'a=1'],
      ['X-Name', 'naïve'],
      ['set-cookie', 'b=2'],
      ['Content-Length', '3'],
    ]);
    expect([...answer.body]).toEqual([0, 255, 7]);
  });

  it('is a redirect that nobody follows', async () => {
    const { url, received } = await recorder((_, response) => response.writeHead(302, { Location: '/other' }).end());
    expect((await sender().send(requestOf(url))).statusCode).toBe(302);
    expect(received).toHaveLength(1);
  });

  it.each([
    ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n', 200, 'abc'],
    ['a body up to the end of the connection', 'HTTP/1.0 200 OK\r\n\r\nabc', 200, 'abc'],
    [
      'interim answers first',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 Made\r\nContent-Length: 1\r\n\r\na',
      201,
      'a',
    ],
    ['no body', 'HTTP/1.1 204 No Content\r\n\r\n', 204, ''],
  ])('has %s', async (_, bytes, statusCode, body) => {
    const url = await raw((socket) => socket.end(bytes));
    const answer = await sender().send(requestOf(url));
    expect([answer.statusCode, Buffer.from(answer.body).toString()]).toEqual([statusCode, body]);
  });

  it('may be as large as API Gateway takes, and no larger', async () => {
    const { url } = await recorder((request, response) => response.end(Buffer.alloc(Number(request.url?.slice(1)))));
    const { send } = sender();
    expect((await send(requestOf(`${url}/10485760`))).body.length).toBe(10_485_760);
    expect(await failure(send(requestOf(`${url}/10485761`)))).toBe(
      `response-too-large: The answer of \`${url}/10485761\` has more than 10485760 bytes: API Gateway takes no more.`,
    );
  });

  it('ends where it would never end', async () => {
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const pour = (): void => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65_536)));
      };
      socket.on('drain', pour);
      pour();
    });
    expect(await failure(sender({ maxResponseBytes: 1_000_000 }).send(requestOf(url)))).toContain(
      'response-too-large: ',
    );
  });
});

describe('what goes wrong', () => {
  it.each([
    ['garbage', 'garbage\r\n\r\n', 'answered is not HTTP ('],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 'answered is not HTTP ('],
    [
      'long headers',
      `HTTP/1.1 200 OK\r\nA: ${'a'.repeat(40_000)}\r\n\r\n`,
      'have more than 16384 bytes: shorten them.',
    ],
    ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', 'in the middle of the body, after 3 bytes.'],
    [
      'half a chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc',
      'in the middle of the body, after 3 bytes',
    ],
    [
      'a wrong chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      'answered is not HTTP (Invalid character in chunk size)',
    ],
    ['nothing', '', 'closed the connection without an answer (socket hang up): see its own log.'],
    [
      'another protocol',
      'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
      'changed to another protocol',
    ],
  ])('the back end sends %s', async (_, bytes, message) => {
    const url = await raw((socket) => socket.end(bytes));
    const said = await failure(sender().send(requestOf(url)));
    expect(said).toContain(message);
    expect(said).toMatch(/^network: /);
    expect(said).toContain(url);
  });

  it('the back end resets the connection', async () => {
    const url = await raw((socket) => socket.resetAndDestroy());
    expect(await failure(sender().send(requestOf(url)))).toContain('closed the connection without an answer');
  });

  it('nothing listens', async () => {
    const server = createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const url = `http://127.0.0.1:${port}/orders`;
    expect(await failure(sender().send(requestOf(url)))).toBe(
      `network: Nothing listens at \`${url}\` (connect ECONNREFUSED 127.0.0.1:${port}): start it, or correct the address.`,
    );
  });

  it('the host is not known', async () => {
    const said = await failure(sender().send(requestOf('http://no-such-host.invalid/')));
    expect(said).toContain('network: The host of `http://no-such-host.invalid/` is not known (');
  });

  it.each([
    ['says nothing', () => undefined],
    ['trickles its headers', (socket: Socket) => trickle(socket, 'HTTP/1.1 200 OK\r\nA: ')],
    ['trickles its body', (socket: Socket) => trickle(socket, 'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n')],
  ])('the back end %s until the time is over', async (_, behave) => {
    const url = await raw(behave);
    const before = performance.now();
    const said = await failure(sender().send(requestOf(url, { timeoutInMillis: 300 })));
    expect(said).toBe(`timeout: \`${url}\` gave no whole answer within 300 ms.`);
    expect(performance.now() - before).toBeGreaterThan(290);
  });

  function trickle(socket: Socket, start: string): void {
    socket.write(start);
    const timer = setInterval(() => socket.write('a'), 20);
    socket.on('close', () => clearInterval(timer));
  }
});

describe('connections', () => {
  it('are kept and used again', async () => {
    const ports = new Set<number | undefined>();
    const { url } = await recorder((request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    });
    const { send } = sender();
    for (let count = 0; count < 5; count++) await send(requestOf(url));
    expect(ports.size).toBe(1);
  });

  it('that the back end closed meanwhile are replaced, once', async () => {
    const seen: number[] = [];
    const url = await raw((socket, connection) => {
      seen.push(connection);
      if (seen.length === 2) socket.destroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const { send } = sender();
    await send(requestOf(url));
    expect((await send(requestOf(url, { method: 'POST', body: 'x' }))).statusCode).toBe(200);
    expect(seen).toEqual([1, 1, 2]);
  });

  it('that end in the middle of an answer are not', async () => {
    const seen: number[] = [];
    const url = await raw((socket, connection) => {
      seen.push(connection);
      if (seen.length === 2) socket.end('HTTP/1.1 2');
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const { send } = sender();
    await send(requestOf(url));
    expect(await failure(send(requestOf(url)))).toContain('network: ');
    expect(seen).toEqual([1, 1]);
  });

  it('that are idle do not keep the process alive', async () => {
    const { url } = await recorder();
    const folder = mkdtempSync(join(tmpdir(), 'veloway-send-'));
    cleanups.push(() => rmSync(folder, { recursive: true }));
    const module = fileURLToPath(new URL('../src/node/send-http.ts', import.meta.url));
    const request = { method: 'GET', url, headers: [['Host', 'h']], timeoutInMillis: 60_000 };
    const text = `import { httpSender } from ${JSON.stringify(module)};
      const { statusCode } = await httpSender().send({ ...${JSON.stringify(request)}, body: new Uint8Array() });
      console.log(statusCode);`;
    writeFileSync(join(folder, 'main.ts'), text);
    const outfile = join(folder, 'main.mjs');
    const format = { format: 'esm', platform: 'node', bundle: true, logLevel: 'silent' } as const;
    await build({ ...format, entryPoints: [join(folder, 'main.ts')], outfile });
    const { stdout } = await promisify(execFile)(process.execPath, [outfile], { timeout: 20_000 });
    expect(stdout).toBe('200\n');
  });

  it('are of no more use after close', async () => {
    const { url, received } = await recorder(() => undefined);
    const { send, close } = sender();
    const pending = failure(send(requestOf(url)));
    await expect.poll(() => received.length).toBe(1);
    close();
    expect(await pending).toContain('network: ');
    expect(await failure(send(requestOf(url)))).toBe(
      `network: \`${url}\` gave no answer before the gateway was closed.`,
    );
  });
});

describe('TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'veloway-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  // Both are made for this run, so that no key lies about and no date passes.
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-keyout', key, '-out', cert, '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ],
    { stdio: 'ignore' },
  );
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });

  it('refuses a certificate that nobody vouches for, and says what to do', async () => {
    const url = `https://127.0.0.1:${await listening(createTlsServer(pair, (_, response) => response.end('secret')))}`;
    const { send } = sender();
    const trusting = requestOf(url, { insecureSkipVerification: true });
    expect(Buffer.from((await send(trusting)).body).toString()).toBe('secret');
    // A connection that was made without verification is not used by a request that wants it.
    expect(await failure(send(requestOf(url)))).toBe(
      `network: Nobody whom Node.js trusts vouches for the certificate of \`${url}\` (self-signed certificate): set \`tlsConfig.insecureSkipVerification\` of the integration to true, or name the certificate's authority in NODE_EXTRA_CA_CERTS.`,
    );
    expect((await send(trusting)).statusCode).toBe(200);
  });

  it('says where there is no TLS', async () => {
    const { url } = await recorder();
    const said = await failure(sender().send(requestOf(url.replace('http:', 'https:'))));
    expect(said).toContain('does not speak TLS as Node.js does (');
  });

  it('says where there is TLS alone', async () => {
    const url = `http://127.0.0.1:${await listening(createTlsServer(pair))}`;
    expect(await failure(sender().send(requestOf(url)))).toMatch(/^network: /);
  });
});
