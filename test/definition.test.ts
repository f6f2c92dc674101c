import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, veloway } from './veloway.js';

/** Renders, explains and tests templates that stand in a definition of an API. */

const folder = mkdtempSync(join(tmpdir(), 'veloway-definition-'));

const YAML = `openapi: 3.0.1
paths:
  /orders/{id}:
    post:
      responses: { 200: {}, 404: {} }
      x-amazon-apigateway-integration:
        type: http
        requestTemplates:
          application/json: |
            #set($order = $input.path('$'))
            {"id": "$input.params('id')", "name": "$order.name"}
          text/xml: <id>$input.params('id')</id>
        responses:
          default: { statusCode: 200, responseTemplates: { application/json: '{"id": $input.json("$.id")}' } }
          4..: { statusCode: 404, responseTemplates: { application/json: "not\\n$context.nothing here" } }
    get:
      x-amazon-apigateway-integration: { type: mock, requestTemplate: { application/json: "" } }
  /broken:
    x-amazon-apigateway-any-method:
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: >-
            #if(true)
            x
          text/plain: "a\\n  $unclosed.replaceAll('['"
          text/html: 'it''s $input.body.substring(99)'
`;

const JSON_TEXT = JSON.stringify({
  swagger: '2.0',
  paths: {
    '/a': {
      get: {
        'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: { 'application/json': 'é\n"\n#if(1' } },
      },
    },
  },
});

beforeAll(async () => {
  await ensureBuilt();
  const file = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  file('api.yaml', YAML);
  file('crlf.yaml', YAML.replaceAll('\n', '\r\n'));
  file('api.json', JSON_TEXT);
  file('sam.yaml', 'Transform: AWS::Serverless-2016-10-31\n');
  file('order.json', '{"name": "Zoe", "id": "o-1"}');
  file('api.vtltest.yaml', TEST_FILE);
  file('wrong.vtltest.yaml', WRONG_TEST_FILE);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const POST = 'POST /orders/{id}';
const EVENT = ['--path-parameter', 'id=o-7', '--body', 'order.json'];

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = veloway(args, { cwd: folder });
  return { status, stdout, stderr };
}

describe('veloway render', () => {
  it.each([
    [['api.yaml', POST, ...EVENT], '{"id": "o-7", "name": "Zoe"}\n'],
    [['crlf.yaml', 'post /orders/{id}', ...EVENT], '{"id": "o-7", "name": "Zoe"}\n'],
    [['api.yaml', POST, ...EVENT, '--content-type', 'text/xml'], '<id>o-7</id>'],
    [['api.yaml', POST, ...EVENT, '--phase', 'response'], '{"id": "o-1"}'],
    [['api.yaml', POST, ...EVENT, '--phase', 'response', '--status', '404'], 'not\n here'],
  ])('%j', (args, stdout) => {
    expect(run('render', ...args)).toMatchObject({ status: 0, stdout });
  });

  it.each([
    [
      'in a folded block',
      ['api.yaml', 'PUT /broken'],
      `api.yaml:24:13: error: \`#if\` has no \`#end\`. Add one after its body. [missing-end]
24 |             #if(true)
   |             ^^^
`,
    ],
    [
      'in a file with CRLF',
      ['crlf.yaml', 'PUT /broken'],
      `crlf.yaml:24:13: error: \`#if\` has no \`#end\`. Add one after its body. [missing-end]
24 |             #if(true)
   |             ^^^
`,
    ],
    [
      'between double quotes',
      ['api.yaml', 'PUT /broken', '--content-type', 'text/plain'],
      `api.yaml:26:49: error: \`('['\` is never closed: add the missing \`)\` or \`]\`. [unclosed-parenthesis]
26 |           text/plain: "a\\n  $unclosed.replaceAll('['"
   |                                                 ^^^^
`,
    ],
    [
      'while it runs',
      ['api.yaml', 'PUT /broken', '--content-type', 'text/html', '--body', 'order.json'],
      `api.yaml:27:40: error: Velocity stops here: StringIndexOutOfBoundsException: begin 99, end 28, length 28. Compare with \`.length()\` before. [string-index-out-of-bounds-exception]
27 |           text/html: 'it''s $input.body.substring(99)'
   |                                        ^^^^^^^^^^^^^^
`,
    ],
    [
      'in JSON',
      ['api.json', 'GET /a'],
      `api.json:1:136: error: \`#if(1\` is never closed: add the missing \`)\` or \`]\`. [unclosed-parenthesis]
1 | {"swagger":"2.0","paths":{"/a":{"get":{"x-amazon-apigateway-integration":{"type":"mock","requestTemplates":{"application/json":"é\\n\\"\\n#if(1"}}}}}}
  |                                                                                                                                        ^^^^^
api.json:1:136: error: \`#if\` has no \`#end\`. Add one after its body. [missing-end]
1 | {"swagger":"2.0","paths":{"/a":{"get":{"x-amazon-apigateway-integration":{"type":"mock","requestTemplates":{"application/json":"é\\n\\"\\n#if(1"}}}}}}
  |                                                                                                                                        ^^^
`,
    ],
  ])('tells errors where they stand: %s', (_, args, stderr) => {
    expect(run('render', ...args)).toEqual({ status: 1, stdout: '', stderr });
  });

  it('tells them as JSON, too', () => {
    expect(run('render', 'api.yaml', 'PUT /broken', '--json').stdout).toBe(
      '{"error":{"code":"missing-end","message":"`#if` has no `#end`. Add one after its body.","line":24,"column":13}}\n',
    );
  });

  it.each([
    [['api.yaml'], '`api.yaml` is a definition of an API: name a method as well, such as "GET /".'],
    [['api.yaml', 'orders'], '`orders` should be a method and a path, such as `POST /orders`.'],
    [
      ['api.yaml', 'POST /order/{id}'],
      '`POST /order/{id}` is no method of api.yaml. Did you mean `POST /orders/{id}`?',
    ],
    [
      ['api.yaml', 'GET /orders/{id}'],
      `\`GET /orders/{id}\` has no templates: add \`requestTemplates\`.
api.yaml:17:54: \`requestTemplate\` is no key of an integration. Did you mean \`requestTemplates\`?
17 |       x-amazon-apigateway-integration: { type: mock, requestTemplate: { application/json: "" } }
   |                                                      ^^^^^^^^^^^^^^^`,
    ],
    [
      ['sam.yaml', POST],
      `sam.yaml:1:1: The template has no \`Resources\`, and no API: add them.
1 | Transform: AWS::Serverless-2016-10-31
  | ^^^^^^^^^`,
    ],
    [
      ['order.json', '--status', '404'],
      '`--status` is for definitions: name a method as well, `veloway render order.json "GET /"`.',
    ],
  ])('%j is wrong', (args, message) => {
    expect(run('render', ...args)).toEqual({ status: 2, stdout: '', stderr: `error: ${message}\n` });
  });
});

describe('veloway explain', () => {
  it('shows places of the definition', () => {
    expect(run('explain', 'api.yaml', POST, ...EVENT).stdout).toBe(
      `1  api.yaml:10:13  #set($order = $input.path('$'))               = {"name":"Zoe","id":"o-1"}
2  api.yaml:11:21  $input.params('id')                           prints "o-7"
3  api.yaml:11:52  $order.name                                   prints "Zoe"
`,
    );
  });

  it('takes them, too', () => {
    expect(run('explain', 'api.yaml', POST, ...EVENT, '--at', '11:59').stdout).toBe(
      `api.yaml:11:52  $order.name
   1.  "Zoe", from $input.path('$.name')
       wrote "Zoe" at 1:24 of the output
`,
    );
    expect(run('explain', 'api.yaml', POST, ...EVENT, '--at', '11:3').stdout).toBe(
      'Nothing happens at api.yaml:11:3.\n',
    );
  });
});

const TEST_FILE = `template: { definition: api.yaml, method: "POST /orders/{id}" }
cases:
  - name: an order
    event: { pathParameters: { id: o-7 }, body: { name: Zoe } }
    expected: { id: o-7, name: Zoe }
  - name: another name
    event: { pathParameters: { id: o-7 }, body: { name: Kim } }
    expected: { id: o-7, name: Zoe }
`;

const WRONG_TEST_FILE = `template: { definition: api.yaml, method: POST /order, phase: response }
cases: [{ name: a, event: {}, expected: {} }]
`;

describe('veloway test', () => {
  it('tests a template in a definition, and shows its lines', () => {
    const { status, stdout } = run('test', 'api.vtltest.yaml');
    expect(status).toBe(1);
    expect(stdout).toContain(`✗ another name  api.vtltest.yaml:6
  The output is not what api.vtltest.yaml:8 expects.
  - expected  + printed
    {
      "id": "o-7",
  -   "name": "Zoe"
  +   "name": "Kim"
        ↑ api.yaml:11:52   {"id": "$input.params('id')", "name": "$order.name"}
          $order.name is "Kim", from $input.path('$.name')
    }

Cases  1 failed, 1 passed
`);
  });

  it('leads reporters to the definition', () => {
    const { stdout } = run('test', 'api.vtltest.yaml', '--reporter', 'github');
    expect(stdout).toContain('file=api.yaml,line=11');
  });

  it('tells which template there is', () => {
    const { status, stdout } = run('test', 'wrong.vtltest.yaml');
    expect(status).toBe(1);
    expect(stdout).toContain(
      `wrong.vtltest.yaml:1:43: error: \`POST /order\` is no method of api.yaml: it has \`POST /orders/{id}\`, \`GET /orders/{id}\`, \`ANY /broken\`.
1 | template: { definition: api.yaml, method: POST /order, phase: response }
  |                                           ^^^^^^^^^^^
`,
    );
  });
});
