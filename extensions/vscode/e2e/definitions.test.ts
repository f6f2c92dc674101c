import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from './workbench.js';

/** A method that needs no back end, in each kind of file that people keep their APIs in. */
const DEFINITIONS = {
  'cloudformation.yaml': `Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: Orders }
  Health:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: health }
  GetHealth:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Health
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: MOCK
        RequestTemplates:
          application/json: '{"statusCode": 200}'
        IntegrationResponses:
          - StatusCode: "200"
            ResponseTemplates:
              application/json: '{"from": "CloudFormation", "at": "$context.resourcePath"}'
      MethodResponses:
        - StatusCode: "200"
`,
  'sam.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Health:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs20.x
      Handler: health.handler
      CodeUri: .
      Events:
        GetHealth:
          Type: Api
          Properties: { Path: /health, Method: get }
`,
  'serverless.yml': `service: orders
provider: { name: aws, runtime: nodejs20.x }
functions:
  health:
    handler: health.handler
    events:
      - http:
          path: health
          method: get
          integration: mock
          request:
            template:
              application/json: '{"statusCode": 200}'
          response:
            template: '{"from": "serverless.yml", "at": "$context.resourcePath"}'
            statusCodes: { 200: { pattern: '' } }
`,
  'main.tf.json': `{
  "resource": {
    "aws_api_gateway_rest_api": { "orders": { "name": "Orders" } },
    "aws_api_gateway_resource": {
      "health": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "parent_id": "\${aws_api_gateway_rest_api.orders.root_resource_id}",
        "path_part": "health"
      }
    },
    "aws_api_gateway_method": {
      "get_health": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "resource_id": "\${aws_api_gateway_resource.health.id}",
        "http_method": "GET",
        "authorization": "NONE"
      }
    },
    "aws_api_gateway_integration": {
      "get_health": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "resource_id": "\${aws_api_gateway_resource.health.id}",
        "http_method": "GET",
        "type": "MOCK",
        "request_templates": { "application/json": "{\\"statusCode\\": 200}" }
      }
    },
    "aws_api_gateway_method_response": {
      "ok": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "resource_id": "\${aws_api_gateway_resource.health.id}",
        "http_method": "GET",
        "status_code": "200"
      }
    },
    "aws_api_gateway_integration_response": {
      "ok": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "resource_id": "\${aws_api_gateway_resource.health.id}",
        "http_method": "GET",
        "status_code": "200",
        "response_templates": { "application/json": "{\\"from\\": \\"Terraform\\", \\"at\\": \\"$context.resourcePath\\"}" }
      }
    }
  }
}
`,
};

const HANDLER = `exports.handler = async (event) => ({
  statusCode: 200,
  body: JSON.stringify({ from: 'SAM', at: event.resource }),
});
`;

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open('orders', undefined, { ...DEFINITIONS, 'health.js': HANDLER });
});

afterAll(async () => {
  await workbench.command('Veloway: Stop the Gateway');
  await workbench.close();
});

/** What stands beside the definition. */
async function answer(): Promise<string> {
  const lines = workbench.page.locator('.editor-group-container:not(.active) .view-line');
  return (await lines.allTextContents()).join('\n').replaceAll('\u00a0', ' ');
}

describe('a method of a definition', () => {
  it.each([
    ['cloudformation.yaml', 'GetHealth:', 'CloudFormation'],
    ['sam.yaml', 'GetHealth:', 'SAM'],
    ['serverless.yml', '- http:', 'serverless.yml'],
    ['main.tf.json', '"get_health": {', 'Terraform'],
  ])('of %s is sent a request from above `%s`', async (file, declaration, from) => {
    const { page } = workbench;
    await workbench.openFile(file);
    const lens = page.locator('.editor-group-container.active .codelens-decoration a', { hasText: 'Send a request' });
    await lens.first().waitFor();
    expect(await lens.count()).toBe(1);
    // The first lenses move the lines below them.
    await expect.poll(() => workbench.textBelow(lens.first())).toContain(declaration);
    await lens.first().click();
    await expect.poll(answer).toMatch(/^200 OK\n/);
    expect(await answer()).toContain(`{\n  "from": "${from}",\n  "at": "/health"\n}`);
    await workbench.screenshot(`request-${file.split('.')[0]}`);
    await workbench.command('View: Close All Editors');
  });
});
