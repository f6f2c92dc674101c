import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lambda, mock, openApi, projects } from './project.js';
import { ensureBuilt, veloway } from './veloway.js';

const { make, remove } = projects();

beforeAll(() => ensureBuilt(), 180_000);
afterAll(remove);

interface Seen {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function invoke(cwd: string, args: readonly string[], input?: string): Seen {
  const { status, stdout, stderr } = veloway(['invoke', ...args], { cwd, ...(input === undefined ? {} : { input }) });
  return { code: status, out: stdout, err: stderr };
}

/** Stands for times and ids, which are others each time. */
function steady(text: string): string {
  return text
    .replace(/\b\d+ ms\b/g, '0 ms')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\b/g, 'ID')
    .replace(/^\w{3} \w{3} \d\d [\d:]{8} UTC \d{4} : /gm, 'DATE : ');
}

const COOKIES = `#set($context.responseOverride.header['Set-Cookie'] = ['a=1', 'b=2'])`;
const ORDERS = openApi({
  'GET /orders': mock('all, q=$input.params("q") x=$input.params("X-Tenant") $context.stage'),
  'POST /orders': mock(`${COOKIES}taken`),
  'GET /orders/{id}': mock('order $input.params("id") $!input.params("full")'),
  'PUT /files/{path+}': mock('file $input.params("path")'),
  'GET /broken': mock('{\n  "id": $input.path("$.id").nothing(,\n}'),
  'POST /function': lambda('orders'),
  'POST /raw': {
    ...lambda('raw'),
    type: 'aws_proxy',
  },
});
const RAW = ['--function', 'raw=src/raw.handler'];
const PROJECT = {
  'openapi.json': JSON.stringify(ORDERS, undefined, 2),
  'order.json': '{"sku": "A-1"}\n',
  'src/raw.js':
    'exports.handler = async (event) => ({ body: `${event.isBase64Encoded} ${event.body}`, multiValueHeaders: { A: ["1", "2"] } });',
};
let folder = '';
beforeAll(() => {
  folder = make(PROJECT).folder;
  writeFileSync(join(folder, 'bytes'), Buffer.from([0xff, 0x00, 0x89]));
});

describe('what it prints', () => {
  it('is the execution log, the status and the headers, and the body on the standard output', () => {
    const { code, out, err } = invoke(folder, ['openapi.json', 'POST', '/orders', '--body', 'order.json']);
    expect({ code, out }).toEqual({ code: 0, out: 'taken' });
    expect(steady(err)).toBe(`Execution log for request ID
DATE : Starting execution for request: ID
DATE : HTTP Method: POST, Resource Path: /orders
DATE : Method request path: {}
DATE : Method request query string: {}
DATE : Method request headers: {}
DATE : Method request body before transformations: {"sku": "A-1"}
${''}
DATE : Method response body after transformations: taken
DATE : Method response headers: {Set-Cookie=a=1, Set-Cookie=b=2, Content-Type=application/json}
DATE : Successfully completed execution
DATE : Method completed with status: 200

200 0 ms
Set-Cookie: a=1
Set-Cookie: b=2
Content-Type: application/json

`);
  });

  it('with --quiet is the body alone', () => {
    expect(invoke(folder, ['openapi.json', 'GET', '/orders/7', '--quiet'])).toEqual({
      code: 0,
      out: 'order 7 ',
      err: '',
    });
  });

  it('with --json is one object', () => {
    const { code, out, err } = invoke(folder, ['openapi.json', 'POST', '/orders', '--json', '--data', 'x']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({
      status: 200,
      headers: { 'Set-Cookie': 'b=2', 'Content-Type': 'application/json' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'], 'Content-Type': ['application/json'] },
      body: 'taken',
      log: expect.stringMatching(/^Execution log for request .*\n[\s\S]*Method completed with status: 200\n$/),
      latency: expect.any(Number),
    });
  });
});

describe('the request', () => {
  it.each<[args: readonly string[], out: string, input?: string]>([
    [['POST', '/orders'], 'taken'],
    [['POST', '/raw', '--body', '-', ...RAW], 'false from stdin', 'from stdin'],
    [['POST', '/raw', '--body', 'order.json', ...RAW], 'false {"sku": "A-1"}\n'],
    [['POST /raw', '-d', 'x', ...RAW], 'false x'],
    [['get', '/orders?q=a%20b'], 'all, q=a b x= test-invoke-stage'],
    [['GET', '/orders?q=1', '--query', 'q=2&3'], 'all, q=2&3 x= test-invoke-stage'],
    [['GET', '/orders', '--query', 'q=1', '--query', 'q=2'], 'all, q=2 x= test-invoke-stage'],
    [['GET', '/orders', '--header', 'X-Tenant: acme'], 'all, q= x=acme test-invoke-stage'],
    [['GET', '/orders', '--stage', 'prod'], 'all, q= x= prod'],
    [['GET', '/orders/7?full=true'], 'order 7 true'],
    [['GET', '/orders/{id}'], 'order {id} '],
    [['GET', '/orders/{id}?full=1'], 'order {id} 1'],
    [['GET', '/orders/7/'], 'order 7 '],
    [['PUT', '/files/a/b.txt'], 'file a/b.txt'],
    [['POST', '/function', '--data', '{"a":1}', '--function', 'orders=src/echo.handler'], '{"a":1}'],
    [['POST', '/raw', '--body', 'bytes', ...RAW], 'true /wCJ'],
    [['POST', '/raw', '--data', 'Zoë', ...RAW], 'false Zoë'],
  ])('%o', (args, out, input) => {
    writeFileSync(join(folder, 'src/echo.js'), 'exports.handler = async (event) => event;');
    expect(invoke(folder, ['openapi.json', '--quiet', ...args], input)).toEqual({ code: 0, out, err: '' });
  });

  it('may go to a definition on the standard input', () => {
    expect(invoke(folder, ['-', 'GET', '/orders/7', '-q'], JSON.stringify(ORDERS))).toEqual({
      code: 0,
      out: 'order 7 ',
      err: '',
    });
  });
});

describe('what fails', () => {
  it('in a template is told with its place, with exit code 1', () => {
    const { code, out, err } = invoke(folder, ['openapi.json', 'GET', '/broken']);
    expect({ code, out }).toEqual({ code: 1, out: '{"message": "Internal server error"}' });
    expect(err).toMatch(
      /: Execution failed due to configuration error: Unable to transform response\n.*: Method completed with status: 500\n\n500 \d+ ms\nx-amzn-ErrorType: InternalServerErrorException\n\n/,
    );
    expect(err).toMatch(/openapi\.json:\d+:\d+: error: .* \[[\w-]+\]\n\d+ \| .*\$input\.path/);
  });

  it('in a template is told to programs, too', () => {
    const { code, out } = invoke(folder, ['openapi.json', 'GET', '/broken', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).failure).toEqual({
      type: 'API_CONFIGURATION_ERROR',
      message: 'Internal server error',
      reason: 'Execution failed due to configuration error: Unable to transform response',
      template: {
        code: expect.any(String),
        message: expect.any(String),
        line: expect.any(Number),
        column: expect.any(Number),
      },
    });
  });

  it('says what to do', () => {
    const { code, out, err } = invoke(folder, ['openapi.json', 'POST', '/function', '--quiet']);
    expect({ code, out }).toEqual({ code: 1, out: '{"message": "Internal server error"}' });
    expect(err).toBe(
      'No code is known of the Lambda function `orders` (`arn:aws:lambda:us-east-1:123456789012:function:orders`): say where it is, `--function orders=src/orders.handler`.\n',
    );
    const typed = invoke(folder, [
      'openapi.json',
      'POST',
      '/orders',
      '-q',
      '-d',
      'a',
      '--header',
      'Content-Type=text/plain',
    ]);
    expect(typed.err).toBe(
      'There is no request template for the content type `text/plain`: send another one, or add a template that prints `{"statusCode": 200}`.\n',
    );
  });

  it('with a status of the method is no failure of the gateway', () => {
    const definition = openApi({
      'GET /a': {
        ...mock(''),
        responses: { default: { statusCode: '404', responseTemplates: { 'application/json': 'no' } } },
      },
    });
    const text = JSON.stringify(definition).replace('"200":{', '"404":{');
    expect(invoke(folder, ['-', 'GET', '/a', '-q'], text)).toEqual({ code: 0, out: 'no', err: '' });
  });

  it.each<[args: readonly string[], err: string]>([
    [['PUT', '/orders'], 'error: `PUT /orders` is no method of openapi.json. Did you mean `GET /orders`?\n'],
    [['GET', '/order'], 'error: `GET /order` is no method of openapi.json. Did you mean `GET /orders`?\n'],
    [
      ['DELETE', '/files/a/b/c'],
      'error: `DELETE /files/a/b/c` is no method of openapi.json. Did you mean `PUT /files/{path+}`?\n',
    ],
    [['GET'], 'error: `GET` should be a method and a path, such as `POST /orders`.\n'],
    [['GET', 'orders'], 'error: `GET orders` should be a method and a path, such as `POST /orders`.\n'],
    [
      ['POST', '/orders', '-b', 'nothing.json'],
      'error: Cannot read the body nothing.json: there is no such file or folder.\n',
    ],
    [
      ['POST', '/orders', '-b', 'order.json', '-d', 'x'],
      'error: `--body` is a file and `--data` a text: leave one of them out.\n',
    ],
    [['POST', '/orders', '--header', 'x'], 'error: `--header x` should be `--header name=value`.\n'],
  ])('%o ends with exit code 2', (args, err) => {
    expect(invoke(folder, ['openapi.json', ...args])).toEqual({ code: 2, out: '', err });
  });

  it('where no method is near, what there is is named', () => {
    const text = JSON.stringify(openApi({ 'GET /a': mock('') }));
    expect(invoke(folder, ['-', 'DELETE', '/something/else'], text).err).toBe(
      'error: `DELETE /something/else` is no method of standard input: it has `GET /a`.\n',
    );
    expect(invoke(folder, ['-', 'GET', '/'], JSON.stringify(openApi({}))).err).toBe(
      'error: `GET /` is no method of standard input, which has none.\n',
    );
  });
});
