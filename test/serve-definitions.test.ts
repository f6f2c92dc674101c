import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mock, openApi, projects } from './project.js';
import { endServed, serve } from './served.js';
import { ensureBuilt, veloway } from './veloway.js';

const { make, remove } = projects();

beforeAll(() => ensureBuilt(), 180_000);
afterEach(endServed);
afterAll(remove);

/** A function behind a Lambda proxy, which tells what it was asked and what it finds in its environment. */
const HANDLER = `exports.handler = async ({ path, requestContext, stageVariables }) => ({
  body: [path, requestContext.stage, process.env.TABLE, JSON.stringify(stageVariables)].join(' '),
});
`;

async function answerOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

describe('a definition with the code of its functions', () => {
  it('of SAM', async () => {
    const { folder } = make({
      'app/template.yaml': `Transform: AWS::Serverless-2016-10-31
Parameters:
  Table: { Type: String, Default: orders }
Globals:
  Function: { Runtime: nodejs20.x, CodeUri: src/, Environment: { Variables: { TABLE: !Ref Table } } }
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties: { StageName: live, Variables: { color: blue } }
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: orders.handler
      Events:
        Get: { Type: Api, Properties: { RestApiId: !Ref Api, Path: "/orders/{id}", Method: get } }
  Images:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.12
      Handler: images.handler
      Events:
        Get: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /images, Method: get } }
`,
      'app/src/orders.js': HANDLER,
    });
    const served = await serve(['app/template.yaml', '--parameter', 'Table=other'], { cwd: folder });
    expect(served.url).toMatch(/\/live$/);
    await served.says(
      /note: The function `Images` runs on python3\.12, which does not run here: name it with `--function Images=/,
    );
    expect(await answerOf(`${served.url}/orders/7`)).toBe('/orders/7 live other {"color":"blue"}');
  });

  it('of CloudFormation, in which the code stands', async () => {
    const { folder } = make({
      'template.yaml': `Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: AWS_PROXY
        IntegrationHttpMethod: POST
        Uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Tell.Arn}/invocations
  Tell:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs20.x
      Handler: index.handler
      Role: arn:aws:iam::123456789012:role/tell
      Code:
        ZipFile: |
          const { basename } = require('node:path');
          const { named } = require('./beside.js');
          exports.handler = async () => {
            const { sep } = await import('node:path');
            return { statusCode: 200, body: [basename(__filename), named, sep].join(' ') };
          };
  Other:
    Type: AWS::Lambda::Function
    Properties: { Runtime: nodejs20.x, Handler: other.handler, Code: { ZipFile: "exports.handler = 1" } }
`,
      'beside.js': 'exports.named = "beside";',
    });
    const served = await serve(['template.yaml'], { cwd: folder });
    expect(await answerOf(`${served.url}/`)).toBe('index.js beside /');
    await served.says(
      /note: The function `Other` cannot run: Cannot find module 'other': code in a definition is the module `index`, so that its handler is `index\.handler`\.\n/,
    );
  });

  it('of the Serverless Framework', async () => {
    const { folder } = make({
      'serverless.yml': `service: shop
provider: { name: aws, runtime: nodejs20.x, stage: test, environment: { TABLE: orders } }
functions:
  orders:
    handler: src/orders.handler
    events:
      - http: { path: "orders/{id}", method: get }
`,
      'src/orders.js': HANDLER,
    });
    const served = await serve(['serverless.yml'], { cwd: folder });
    expect(served.url).toMatch(/\/test$/);
    expect(await answerOf(`${served.url}/orders/7`)).toBe('/orders/7 test orders null');
  });

  it('of Terraform, as JSON', async () => {
    const api = '${aws_api_gateway_rest_api.shop.id}';
    const at = { rest_api_id: api, resource_id: '${aws_api_gateway_resource.orders.id}', http_method: 'GET' };
    const { folder } = make({
      'main.tf.json': {
        resource: {
          aws_api_gateway_rest_api: { shop: { name: 'shop' } },
          aws_api_gateway_resource: {
            orders: {
              rest_api_id: api,
              parent_id: '${aws_api_gateway_rest_api.shop.root_resource_id}',
              path_part: 'orders',
            },
          },
          aws_api_gateway_method: { get: { ...at, authorization: 'NONE' } },
          aws_api_gateway_integration: {
            get: {
              ...at,
              type: 'AWS_PROXY',
              integration_http_method: 'POST',
              uri: '${aws_lambda_function.orders.invoke_arn}',
            },
          },
          aws_api_gateway_stage: { live: { rest_api_id: api, stage_name: 'live', deployment_id: 'x' } },
          aws_lambda_function: {
            orders: {
              function_name: 'orders',
              handler: 'orders.handler',
              runtime: 'nodejs20.x',
              role: 'r',
              filename: 'orders.zip',
            },
          },
        },
      },
      'src/orders.js': HANDLER,
    });
    const served = await serve(['main.tf.json', '--function', 'orders=src/orders.handler'], { cwd: folder });
    expect(served.url).toMatch(/\/live$/);
    expect(await answerOf(`${served.url}/orders`)).toBe('/orders live  null');
    expect(served.err()).not.toContain('note');
  });
});

describe('what is hardly meant is told at the start', () => {
  const files = {
    'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties: { StageName: live, Variables: { color: blue }, Cors: https://example.com }
  Images:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.12
      CodeUri: src/
      Handler: images.handler
      Events:
        Get: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /images, Method: get } }
`,
  };

  it('of stages, functions and mappings, each once', async () => {
    const { folder } = make(files);
    const served = await serve(['template.yaml', '--stage', 'lve', '--function', 'Image=src/images.handler'], {
      cwd: folder,
    });
    await served.says(/single quotes/);
    expect(served.err().match(/^note: .*$/gm)).toEqual([
      'note: template.yaml has no stage `lve`, which is served without the stage variables of the file. Did you mean `--stage live`?',
      expect.stringMatching(/^note: The function `Images` runs on python3\.12, which does not run here: /),
      'note: The API calls no function `Image`, which `--function` gives code to. Did you mean `Images`?',
      "note: `OPTIONS /images`: `https://example.com` is no mapping. Write a static value in single quotes: `'https://example.com'`.",
    ]);
  });

  it('and an option that is right is not', async () => {
    const { folder } = make({ ...files, 'src/images.js': HANDLER });
    const served = await serve(['template.yaml', '--stage', 'live', '--function', 'Images=src/images.handler'], {
      cwd: folder,
    });
    await served.says(/single quotes/);
    expect(served.err().match(/^note: .*$/gm)).toHaveLength(1);
  });
});

it('variables of the environment are those of whoever serves', async () => {
  const { folder } = make({
    'serverless.yml': `service: shop
provider: { name: aws, runtime: nodejs20.x, environment: { TABLE: "\${env:ORDERS_TABLE}" } }
functions:
  orders: { handler: orders.handler, events: [{ http: GET orders }] }
`,
    'orders.js': HANDLER,
  });
  const served = await serve(['serverless.yml'], { cwd: folder, env: { ORDERS_TABLE: 'orders-of-zoe' } });
  expect(await answerOf(`${served.url}/orders`)).toBe('/orders dev orders-of-zoe null');
});

it.each([
  [
    'serverless.yml',
    'service: s\nprovider: { name: aws }\n',
    'no function has an `http` event, and what plugins would add is not read',
  ],
  ['template.json', '{"Resources": {}}', 'it has no `AWS::ApiGateway::RestApi`'],
])('%s without an API tells what an API would be', (file, text, reason) => {
  const { folder } = make({ [file]: text });
  const message = `error: ${file} has no REST API: ${reason}.\n`;
  expect(veloway(['serve', file], { cwd: folder }).stderr).toBe(message);
  expect(veloway(['render', file, 'GET /a'], { cwd: folder }).stderr).toBe(message);
});

describe('a file of several APIs', () => {
  const api = (text: string) => ({
    Type: 'AWS::ApiGateway::RestApi',
    Properties: { Name: text, Body: openApi({ 'GET /a': mock(text) }) },
  });
  const files = { 'template.json': { Resources: { Orders: api('orders'), Audit: api('audit') } } };

  it('needs to know which', () => {
    const { folder } = make(files);
    const { status, stderr } = veloway(['serve', 'template.json'], { cwd: folder });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'error: template.json has several APIs: choose one with `--api`, `Orders`, `Audit`.\n',
    });
    const wrong = veloway(['serve', 'template.json', '--api', 'Auditt'], { cwd: folder });
    expect(wrong.stderr).toBe('error: template.json has no API `Auditt`. Did you mean `Audit`?\n');
  });

  it('is served with the one that is named', async () => {
    const { folder } = make(files);
    const served = await serve(['template.json', '--api', 'Audit'], { cwd: folder });
    expect(await answerOf(`${served.url}/a`)).toBe('audit');
  });
});
