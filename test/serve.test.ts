import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lambda, mock, openApi, projects } from './project.js';
import { endServed, serve } from './served.js';
import { ensureBuilt, veloway } from './veloway.js';

const { make, remove } = projects();

beforeAll(() => ensureBuilt(), 180_000);
afterEach(endServed);
afterAll(remove);

/** @returns status and body of an answer */
async function ask(url: string, init: RequestInit = {}): Promise<{ status: number; body: string }> {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.text() };
}

/** Stands for times, ports and ids, which are others each time. */
function steady(text: string): string {
  return text
    .replace(/\b\d\d:\d\d:\d\d\b/g, 'TIME')
    .replace(/127\.0\.0\.1:\d+/g, 'HOST')
    .replace(/\b\d+ ms\b/g, '0 ms')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\b/g, 'ID')
    .replace(/^\w{3} \w{3} \d\d TIME UTC \d{4} : /gm, 'DATE : ');
}

function fails(args: readonly string[], cwd: string, input = ''): { code: number | null; err: string; out: string } {
  const { status, stdout, stderr } = veloway(['serve', ...args], { cwd, input });
  return { code: status, err: stderr, out: stdout };
}

const ORDERS = openApi({
  'POST /orders': mock('{"stage": "$context.stage", "q": "$input.params(\'q\')"}'),
  'GET /orders/{id}': mock('order $input.params("id")'),
});

describe('what it prints', () => {
  it('is its methods, its URL and each request, without colours in a pipe', async () => {
    const { folder } = make({ 'openapi.json': ORDERS });
    const served = await serve(['openapi.json'], { cwd: folder, env: { TERM: 'xterm-256color' } });
    await served.says(/Ctrl-C ends\n/);
    expect(await ask(`${served.url}/orders?q=1`, { method: 'POST' })).toEqual({
      status: 200,
      body: '{"stage": "dev", "q": "1"}',
    });
    await served.says(/POST .*\n/);
    await ask(`${served.url}/order`);
    await served.says(/no method .*\n/);
    await ask(served.url.replace('/dev', '/orders'));
    await served.says(/does not begin .*\n/);
    served.signal('SIGTERM');
    expect(await served.ended).toBe(0);
    expect(served.out()).toBe('');
    expect(steady(served.err())).toBe(`Orders (openapi.json) on stage dev
  POST    /orders       MOCK
  GET     /orders/{id}  MOCK
http://HOST/dev — Ctrl-C ends
TIME POST /dev/orders?q=1 200 0 ms
TIME GET /dev/order 403 0 ms
  Missing Authentication Token
  The API has no method \`GET /order\`.
TIME GET /orders 403 0 ms
  Forbidden
  \`/orders\` does not begin with \`/dev\`, where this stage is.
— answering what is under way; Ctrl-C again gives it up
`);
  });

  it('with --log is the execution log of each request', async () => {
    const { folder } = make({ 'openapi.json': ORDERS });
    const served = await serve(['openapi.json', '--log'], { cwd: folder });
    await served.says(/Ctrl-C ends\n/);
    await ask(`${served.url}/orders?q=%1b`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}\u001b[2J',
    });
    const [log] = await served.says(/[\s\S]*Method completed with status: \d+\n/);
    expect(
      steady(log).replace(/headers: \{.*X-Forwarded-Proto=https\}/, 'headers: {}'),
    ).toBe(`TIME POST /dev/orders?q=%1b 200 0 ms
Execution log for request ID
DATE : Starting execution for request: ID
DATE : HTTP Method: POST, Resource Path: /orders
DATE : Method request path: {}
DATE : Method request query string: {q=␛}
DATE : Method request headers: {}
DATE : Method request body before transformations: {}␛[2J
DATE : Method response body after transformations: {"stage": "dev", "q": "␛"}
DATE : Method response headers: {Content-Type=application/json}
DATE : Successfully completed execution
DATE : Method completed with status: 200
`);
  });

  it('with --json is an object a line', async () => {
    const { folder } = make({ 'openapi.json': openApi({ 'GET /a': mock('fine'), 'GET /b': mock('a\n#if(') }) });
    const served = await serve(['openapi.json', '--json', '--log'], { cwd: folder });
    await ask(`${served.url}/a`);
    await ask(`${served.url}/b`);
    await expect.poll(() => served.out().split('\n').length).toBe(4);
    const [start, fine, failed] = served
      .out()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(start).toEqual({ url: served.url });
    const common = {
      requestId: expect.any(String),
      method: 'GET',
      latency: expect.any(Number),
      log: expect.any(Array),
    };
    expect(fine).toEqual({ ...common, target: '/dev/a', resourcePath: '/a', status: 200 });
    expect(fine.log.at(-1)).toEqual({ time: expect.any(Number), text: 'Method completed with status: 200' });
    expect(failed).toMatchObject({
      status: 500,
      failure: { type: 'API_CONFIGURATION_ERROR', message: 'Internal server error', reason: expect.any(Array) },
    });
  });
});

describe('what it is told', () => {
  const TELLS = openApi({ 'GET /a': mock('$context.path $context.accountId $!stageVariables.x $!stageVariables.y') });

  it.each<[args: readonly string[], path: string, body: string]>([
    [['--stage', 'prod'], '/prod/a', '/prod/a 123456789012  '],
    [['--base-path', '/'], '/a', '/a 123456789012  '],
    [['--base-path', 'v1/orders/'], '/v1/orders/a', '/v1/orders/a 123456789012  '],
    [
      ['--stage-variable', 'x=1=2', '--stage-variable', 'y: 3', '--account-id', '210987654321'],
      '/dev/a',
      '/dev/a 210987654321 1=2 3',
    ],
  ])('%o', async (args, path, body) => {
    const { folder } = make({ 'openapi.json': TELLS });
    const served = await serve(['openapi.json', '--json', ...args], { cwd: folder });
    expect(served.url + path.slice(path.lastIndexOf('/'))).toBe(new URL(path, served.url).href);
    expect(await ask(new URL(path, served.url).href)).toEqual({ status: 200, body });
  });

  it('an API key, where a method requires one', async () => {
    const definition = openApi(
      {},
      {
        paths: {
          '/a': {
            get: {
              security: [{ key: [] }],
              responses: { 200: { description: 'It worked.' } },
              'x-amazon-apigateway-integration': mock('fine'),
            },
          },
        },
        components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-api-key' } } },
      },
    );
    const { folder } = make({ 'openapi.json': definition });
    const without = await serve(['openapi.json'], { cwd: folder });
    await without.says(/note: `GET \/a` requires an API key, and there is none: name one, `--api-key VALUE`\.\n/);
    const served = await serve(['openapi.json', '--api-key', 'one', '--api-key', 'two'], { cwd: folder });
    expect(await ask(`${served.url}/a`)).toEqual({ status: 403, body: '{"message":"Forbidden"}' });
    expect(await ask(`${served.url}/a`, { headers: { 'x-api-key': 'two' } })).toEqual({ status: 200, body: 'fine' });
    expect(served.err()).not.toContain('note');
  });

  it('where functions are: handlers, aliases and URLs', async () => {
    const remote = createServer((request, response) => {
      request.resume();
      response.end('"remote"');
    });
    await new Promise<void>((resolve) => remote.listen(0, '127.0.0.1', resolve));
    const { port } = remote.address() as AddressInfo;
    const { folder } = make({
      'openapi.json': openApi({
        'POST /a': lambda('a'),
        'POST /b': lambda('b:live'),
        'POST /c': lambda('c'),
        'POST /d': lambda('d'),
      }),
      'src/a.mjs': 'export const handler = async (event) => { console.log("got", event.id); return event; };',
      'src/b.cjs': 'exports.handler = async () => "alias";',
    });
    const args = [
      '--function',
      'a=src/a.handler',
      '--function',
      'b:live=src/b.handler',
      '--function',
      `c=http://127.0.0.1:${port}`,
    ];
    const served = await serve(['openapi.json', ...args], { cwd: folder });
    await served.says(
      /note: No code is known of the Lambda function `d`: say where it is, `--function d=src\/d\.handler`\.\n/,
    );
    const post = { method: 'POST', body: '{"id":7}' };
    expect(await ask(`${served.url}/a`, post)).toEqual({ status: 200, body: '{"id":7}' });
    await served.says(/\[a\] got 7\n/);
    expect(await ask(`${served.url}/b`, post)).toEqual({ status: 200, body: '"alias"' });
    expect(await ask(`${served.url}/c`, post)).toEqual({ status: 200, body: '"remote"' });
    expect((await ask(`${served.url}/d`, post)).status).toBe(500);
    await served.says(/ {2}No code is known of the Lambda function `d` \(`arn:/);
    remote.closeAllConnections();
    remote.close();
  });

  it('functions whose code is missing, of which it warns at the start', async () => {
    const { folder } = make({
      'openapi.json': openApi({ 'POST /a': lambda('a'), 'POST /b': lambda('b'), 'POST /c': lambda('c') }),
      'src/b.ts': 'export const handler = 1;',
      'src/c.js': 'exports.handler = async () => 1;',
    });
    const args = ['a=src/a.handler', 'b=src/b.handler', 'c=src/c.handler'].flatMap((name) => ['--function', name]);
    const served = await serve(['openapi.json', ...args], { cwd: folder });
    await served.says(
      /note: The function `a` cannot run: Cannot find module 'src\/a': there is no `.*\/src\/a\.js`, and none with \.mjs or \.cjs either\.\n/,
    );
    await served.says(
      /note: The function `b` cannot run: `.*\/src\/b\.ts` is TypeScript, which Node\.js does not run: name the JavaScript that is built of it, or install `esbuild` beside it\.\n/,
    );
    expect(served.err()).not.toContain('`c`');
  });

  it('where AWS services are', async () => {
    const received: string[] = [];
    const service = createServer((request, response) => {
      received.push(`${request.method} ${request.headers['x-amz-target']}`);
      request.resume();
      response.end('{"Items":[]}');
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const { port } = service.address() as AddressInfo;
    const uri = (name: string) => `arn:aws:apigateway:us-east-1:${name}`;
    const aws = (name: string) => ({
      type: 'aws',
      httpMethod: 'POST',
      uri: uri(name),
      responses: { default: { statusCode: '200' } },
    });
    const { folder } = make({
      'openapi.json': openApi({ 'GET /a': aws('dynamodb:action/Scan'), 'GET /b': aws('sqs:path/queue') }),
    });
    const served = await serve(['openapi.json', '--endpoint', `dynamodb=http://127.0.0.1:${port}`], { cwd: folder });
    await served.says(
      /note: Nothing is known of where sqs is: name its endpoint, `--endpoint sqs=http:\/\/localhost:4566`\.\n/,
    );
    expect(await ask(`${served.url}/a`)).toEqual({ status: 200, body: '{"Items":[]}' });
    expect(received).toEqual(['POST DynamoDB_20120810.Scan']);
    expect((await ask(`${served.url}/b`)).status).toBe(500);
    service.closeAllConnections();
    service.close();
  });

  it('an address that others reach, of which it warns, whatever else it prints', async () => {
    const { folder } = make({ 'openapi.json': ORDERS });
    const served = await serve(['openapi.json', '--host', '0.0.0.0', '--json'], { cwd: folder });
    await served.says(/^Everybody who reaches 0\.0\.0\.0 reaches this API\.\n/m);
  });

  it('a definition on its standard input', async () => {
    const { folder } = make({ 'a.mjs': 'export const handler = async () => "beside";' });
    const input = JSON.stringify(openApi({ 'GET /a': lambda('a') }));
    const served = await serve(['-', '--function', 'a=a.handler'], { cwd: folder, input });
    expect(await ask(`${served.url}/a`)).toEqual({ status: 200, body: '"beside"' });
    expect(served.err()).toMatch(/^Orders \(standard input\) on stage dev\n/);
  });
});

describe('what never reaches the API', () => {
  /** Sends bytes as they are, and waits until the server ends the connection. */
  const send = (url: string, text: string): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
      socket.on('error', () => undefined).on('close', () => resolve());
      socket.resume();
    });
  const host = 'Host: localhost\r\n';

  it.each<[what: string, request: string, status: number, shown: string, reason: string]>([
    [
      'too long a body',
      `POST /dev/orders HTTP/1.1\r\n${host}Content-Length: 10485761\r\n\r\n`,
      413,
      'POST /dev/orders',
      'Its body has more than 10485760 bytes.',
    ],
    [
      'headers that are too long',
      `GET /dev/orders HTTP/1.1\r\n${host}X-A: ${'a'.repeat(10_240)}\r\n\r\n`,
      431,
      'GET /dev/orders',
      'Its headers have too many bytes.',
    ],
    ['no host', 'GET /dev/orders HTTP/1.1\r\n\r\n', 400, 'GET /dev/orders', 'It is malformed.'],
    ['a tunnel', `CONNECT h:1 HTTP/1.1\r\n${host}\r\n`, 400, 'CONNECT h:1', 'It is malformed.'],
    ['no HTTP', 'HELLO\r\n\r\n', 400, '- -', 'It is malformed: Invalid method encountered.'],
    [
      'broken chunks',
      `POST /dev/orders HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nx\r\n`,
      400,
      'POST /dev/orders',
      'It is malformed: Invalid character in chunk size.',
    ],
  ])('leaves a line: %s', async (_, request, status, shown, reason) => {
    const { folder } = make({ 'openapi.json': ORDERS });
    const served = await serve(['openapi.json'], { cwd: folder });
    await served.says(/Ctrl-C ends\n/);
    await send(served.url, request);
    await served.says(/Refused .*\n/);
    expect(steady(served.err()).split('\n').slice(-3)).toEqual([
      `TIME ${shown} ${status}`,
      `  Refused before it reached the API: ${reason}`,
      '',
    ]);
  });

  it('leaves an object for programs', async () => {
    const { folder } = make({ 'openapi.json': ORDERS });
    const served = await serve(['openapi.json', '--json'], { cwd: folder });
    await send(served.url, 'HELLO\r\n\r\n');
    await send(served.url, 'GET /dev/orders HTTP/1.1\r\n\r\n');
    served.signal('SIGTERM');
    await served.ended;
    expect(
      served
        .out()
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { status: 400, reason: 'It is malformed: Invalid method encountered.' },
      { method: 'GET', target: '/dev/orders', status: 400, reason: 'It is malformed.' },
    ]);
  });
});

describe('what is wrong', () => {
  it('with a template is told at the start, with its place in the file', async () => {
    const { folder } = make({
      'openapi.yaml': `openapi: 3.0.1
info: { title: Orders, version: "1.0" }
paths:
  /orders:
    get:
      responses: { "200": { description: It worked. } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: '{"statusCode": 200}'
        responses:
          default:
            statusCode: "200"
            responseTemplates:
              application/json: |
                {
                  "id": "$input.params('id')
                #if($x)
                }
`,
    });
    const served = await serve(['openapi.yaml'], { cwd: folder });
    const [problem] = await served.says(/openapi\.yaml:18:17: error: .*\n.*\n.*\n/);
    expect(problem).toBe(`openapi.yaml:18:17: error: \`#if\` has no \`#end\`. Add one after its body. [missing-end]
18 |                 #if($x)
   |                 ^^^
`);
    expect(await ask(`${served.url}/orders`)).toEqual({ status: 500, body: '{"message": "Internal server error"}' });
    await served.says(
      /GET \/dev\/orders 500 .*\n {2}Execution failed due to configuration error: Unable to transform response\n {2}openapi\.yaml:18:17: error/,
    );
  });

  it('with a definition is told at the start, and the rest is served', async () => {
    const definition = openApi({ 'GET /a': mock('fine'), 'GET /b': { ...mock(''), passthroughBehavior: 'sometimes' } });
    const { folder } = make({ 'openapi.json': JSON.stringify(definition, undefined, 2) });
    const served = await serve(['openapi.json'], { cwd: folder });
    await served.says(/openapi\.json:\d+:\d+: (error|warning): .*`sometimes`.*\n.*sometimes.*\n.*\^\^\^/);
    expect(await ask(`${served.url}/a`)).toEqual({ status: 200, body: 'fine' });
  });

  it.each<[what: string, args: readonly string[], err: string]>([
    ['no file', ['nothing.yaml'], 'error: Cannot read the definition nothing.yaml: there is no such file or folder.\n'],
    [
      'no port',
      ['openapi.json', '--port', 'x'],
      'error: `--port x` should be a number from 0 to 65535; 0 is any that is free.\n',
    ],
    [
      'too high a port',
      ['openapi.json', '--port', '65536'],
      'error: `--port 65536` should be a number from 0 to 65535; 0 is any that is free.\n',
    ],
    [
      'no endpoint',
      ['openapi.json', '--endpoint', 'dynamodb'],
      'error: `--endpoint dynamodb` should be `--endpoint SERVICE=URL`, such as `dynamodb=http://localhost:8000`.\n',
    ],
    [
      'no function',
      ['openapi.json', '--function', 'orders'],
      'error: `--function orders` should be `--function NAME=HANDLER`, such as `orders=src/orders.handler`.\n',
    ],
    [
      'no stage variable',
      ['openapi.json', '--stage-variable', 'x'],
      'error: `--stage-variable x` should be `--stage-variable name=value`.\n',
    ],
    [
      'no API of that name',
      ['openapi.json', '--api', 'Order'],
      'error: openapi.json has no API `Order`. Did you mean `Orders`?\n',
    ],
  ])('with the command line ends with exit code 2: %s', (_, args, err) => {
    const { folder } = make({ 'openapi.json': ORDERS });
    expect(fails(args, folder)).toEqual({ code: 2, out: '', err });
  });

  it('with a whole definition ends with exit code 2 and the places', () => {
    const { folder } = make({ 'broken.yaml': 'openapi: 3.0.1\npaths: {\n', 'other.yaml': 'a: 1\n' });
    const broken = fails(['broken.yaml'], folder);
    expect(broken.code).toBe(2);
    expect(broken.err).toMatch(
      /^error: broken\.yaml has no API that can be read\.\nbroken\.yaml:\d+:\d+: The file cannot be read: /,
    );
    const other = fails(['other.yaml'], folder);
    expect(other.code).toBe(2);
    expect(other.err).toMatch(/^error: other\.yaml has no API that can be read\.\nother\.yaml:1:1: /);
  });

  it('with the port, which is taken, ends with exit code 2', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { folder } = make({ 'openapi.json': ORDERS });
    expect(fails(['openapi.json', '--port', String(port)], folder)).toEqual({
      code: 2,
      out: '',
      err: `error: Port ${port} is taken: choose another one, \`--port ${port + 1}\`, or any that is free, \`--port 0\`.\n`,
    });
    taken.close();
  });
});
