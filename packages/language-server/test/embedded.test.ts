import { describe, expect, it } from 'vitest';
import { documentOf } from '../src/document.js';
import { applyEdits } from '../src/edit.js';
import { embeddedTemplates } from '../src/embedded/embedded-templates.js';
import { readAgain } from '../src/embedded/read-again.js';
import { readEmbedded } from '../src/embedded/read-embedded.js';
import { LANGUAGE_SERVICE } from '../src/service.js';

/** An OpenAPI document in YAML whose one template is spelt so. */
function openApi(template: string): string {
  return `openapi: 3.0.1
info: { title: Orders, version: "1" }
paths:
  /orders/{id}:
    post:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: X-Tenant, in: header, schema: { type: string } }
      requestBody:
        content:
          application/json: { schema: { $ref: "#/components/schemas/Order" } }
      responses: { "200": { description: Done } }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: https://example.com
        requestTemplates:
          application/json: ${template}
        responses: { default: { statusCode: "200" } }
components:
  schemas:
    Order: { type: object, properties: { lines: { type: array, items: { $ref: "#/components/schemas/Line" } } } }
    Line: { type: object, properties: { sku: { type: string }, of: { $ref: "#/components/schemas/Order" } } }
`;
}

const BLOCK = `|
            #set($order = $input.path('$'))
            {"id": "$order.id"}`;

describe('a template in a definition', () => {
  it('has the role that the definition says', () => {
    const [template] = readEmbedded(openApi(BLOCK), 'openapi.yaml').templates;
    expect(template?.role).toMatchObject({
      method: 'POST /orders/{id}',
      phase: 'request',
      contentType: 'application/json',
      parameters: { path: ['id'], querystring: [], header: ['X-Tenant'] },
    });
    // A model within itself could be unfolded for ever.
    expect(template?.role.payloadSchema).toMatchObject({
      properties: { lines: { items: { properties: { sku: { type: 'string' }, of: {} } } } },
    });
  });

  it.each([
    ['a literal block', BLOCK, 'literal'],
    ['a folded block', '>\n            {"id":\n\n            "$order.id"}', 'folded'],
    ['double quotes', `"#set($order = 1)\\n{\\"id\\": \\"$order.id\\"}"`, 'double-quoted'],
    ['single quotes', `'#set($order = ''a''){"id": "$order.id"}'`, 'single-quoted'],
    ['no quotes', '$order.id', 'plain'],
  ])('stands at its place within %s', (_, spelt, spelling) => {
    const text = openApi(spelt);
    const [template] = readEmbedded(text, 'openapi.yaml').templates;
    if (template === undefined) throw new Error('There is no template.');
    const { embedding } = template;
    expect(embedding.spelling).toBe(spelling);
    const at = template.text.indexOf('$order.id');
    expect(text.startsWith('$order.id', embedding.toHost(at))).toBe(true);
    expect(embedding.toTemplate(embedding.toHost(at))).toBe(at);
  });

  it('is one, however many methods share it', () => {
    const shared = openApi(`&shared ${BLOCK}`).replace(
      '        responses: { default: { statusCode: "200" } }',
      '          text/plain: *shared\n        responses: { default: { statusCode: "200" } }',
    );
    expect(readEmbedded(shared, 'openapi.yaml').templates).toHaveLength(1);
  });

  it.each([
    ['a file of another kind', 'services: { web: { image: requestTemplates } }'],
    ['a file that is no YAML', 'requestTemplates: [}'],
    ['an OpenAPI document for something else', 'openapi: 3.0.1\ninfo: { title: A, version: "1" }\npaths: {}\n'],
  ])('is not looked for in %s', (_, text) => {
    expect(readEmbedded(text, 'a.yaml')).toEqual({ text, kind: undefined, templates: [], problems: [] });
  });
});

describe('a change within a template', () => {
  const before = embeddedTemplates(openApi(BLOCK), 'openapi.yaml');

  /** Replaces the first occurrence. */
  const changed = (from: string, to: string): string => before.text.replace(from, () => to);

  it.each([
    ['inserts a word', 'order.id', 'order.idea'],
    ['inserts a line', '{"id"', '{"a": 1,\n            "id"'],
    ['removes a line ending', "'$'))\n            {", "'$')){"],
    ['inserts an empty line', '\n            {"id"', '\n\n            {"id"'],
    ['takes its last character', '.id"}', '.id"'],
    ['adds a line at its end', '.id"}', '.id"}\n            $x'],
  ])('that %s is followed without reading the file again', (_, from, to) => {
    const text = changed(from, to);
    const again = readAgain(before, text);
    expect(again?.templates.map((template) => template.text)).toEqual(
      readEmbedded(text, 'openapi.yaml').templates.map((template) => template.text),
    );
  });

  it.each([
    ['is outside of it', 'Orders', 'Order'],
    ['ends the block', '            {"id"', '  {"id"'],
    ['changes the indentation of its first line', '            #set', '             #set'],
    ['changes how it is spelt', ': |\n', ': >\n'],
    ['adds an empty line at its end', '.id"}', '.id"}\n            '],
  ])('that %s is not', (_, from, to) => {
    expect(readAgain(before, changed(from, to))).toBeUndefined();
  });

  it('moves what stands behind it', () => {
    const two = openApi(BLOCK).replace(
      'responses: { default: { statusCode: "200" } }',
      `responses:
          default:
            statusCode: "200"
            responseTemplates: { application/json: '{"id": "$nobody"}' }`,
    );
    const document = documentOf({ uri: 'file:///openapi.yaml', languageId: 'yaml', text: two });
    const text = two.replace('order.id', 'order.identity');
    const moved = documentOf({ ...document, text }, document.surroundings, document);
    const found = LANGUAGE_SERVICE.diagnostics(moved).find(({ code }) => code === 'unset-variable');
    expect(text.slice(found?.start, found?.end)).toBe('$nobody');
  });
});

describe('a fix within a template', () => {
  it.each([
    [
      'a literal block',
      `|\n            #if($input.body)\n            {}\n            #end\n            $context.requestid`,
    ],
    ['double quotes', '"\\"$context.requestid\\""'],
    ['single quotes', `'{"it''s": "$context.requestid"}'`],
  ])('is spelt as the file is, within %s', (_, spelt) => {
    const text = openApi(spelt);
    const document = documentOf({ uri: 'file:///openapi.yaml', languageId: 'yaml', text });
    const fix = LANGUAGE_SERVICE.diagnostics(document).find(({ code }) => code === 'unknown-member')?.fixes[0];
    expect(applyEdits(text, fix?.edits ?? [])).toBe(text.replace('requestid', 'requestId'));
  });

  it('of `${…}` that Fn::Sub would take keeps it for the template', () => {
    const text = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: Orders } }
  Order:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: POST
      AuthorizationType: NONE
      Integration:
        Type: HTTP
        IntegrationHttpMethod: POST
        Uri: https://example.com
        RequestTemplates:
          application/json: !Sub |
            #set($id = 1)
            {"id": "\${id}", "region": "\${AWS::Region}"}
`;
    const document = documentOf({ uri: 'file:///template.yaml', languageId: 'yaml', text });
    const found = LANGUAGE_SERVICE.diagnostics(document).filter(({ code }) => code === 'fn-sub-collision');
    expect(found).toHaveLength(1);
    expect(applyEdits(text, found[0]?.fixes[0]?.edits ?? [])).toBe(text.replace('${id}', '${!id}'));
  });
});

describe('a completion within a template without quotes', () => {
  it('may have places to fill in', () => {
    const text = openApi('$input.');
    const document = documentOf({ uri: 'file:///openapi.yaml', languageId: 'yaml', text });
    const offered = LANGUAGE_SERVICE.completions(document, text.indexOf('$input.') + '$input.'.length);
    expect(offered.map(({ label }) => label)).toEqual(['body', 'json', 'path', 'params()', 'params(name)']);
  });
});

describe('what an editor cannot know', () => {
  it.each([
    [
      'a parameter of CloudFormation',
      'template.yaml',
      `Parameters: { Table: { Type: String } }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: Orders } }
  Order:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: POST
      AuthorizationType: NONE
      Integration: { Type: MOCK, RequestTemplates: { application/json: !Sub '{"TableName": "\${Table}"}' } }
`,
    ],
    [
      'values and files of a service',
      'serverless.yml',
      `service: orders
provider: { name: aws, runtime: nodejs20.x, stage: "\${opt:stage, 'dev'}" }
custom: \${file(custom.yml)}
functions:
  create:
    handler: src/create.handler
    events:
      - http:
          path: \${env:ORDERS_PATH}
          method: post
          integration: lambda
          request: { template: { application/json: '{"table": "\${ssm:/orders/table}", "at": "\${self:custom.at}"}' } }
`,
    ],
  ])('is nothing that is wrong: %s', (_, name, text) => {
    const document = documentOf({ uri: `file:///${name}`, languageId: 'yaml', text });
    expect(document.templates).toHaveLength(1);
    expect(LANGUAGE_SERVICE.diagnostics(document)).toEqual([]);
  });
});

describe('what a tool looks for and does not find', () => {
  const RESOURCES = `Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: Orders } }
  Order:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: POST
      AuthorizationType: NONE
      Integration: { Type: MOCK, RequestTemplates: { application/json: !Sub '{"TableName": "\${Tabel}"}' } }
`;
  const SERVICE = `service: orders
provider: { name: aws, runtime: nodejs20.x }
functions:
  create:
    handler: src/create.handler
    events:
      - http:
          path: orders
          method: post
          integration: lambda
          request: { template: { application/json: '{"table": "\${table:orders}"}' } }
`;

  it.each([
    ['template.yaml', RESOURCES, 'fn-sub-collision'],
    ['serverless.yml', SERVICE, 'serverless-collision'],
  ])('is told once, and not as a mistake of the template: %s', (name, text, code) => {
    const document = documentOf({ uri: `file:///${name}`, languageId: 'yaml', text });
    expect(LANGUAGE_SERVICE.diagnostics(document).map((found) => found.code)).toEqual([code]);
  });

  it('ends with the line, where lines are joined', () => {
    const text = openApi('>\n            ## the order\n            {"id": 1}\n').replaceAll('\n', '\r\n');
    const document = documentOf({ uri: 'file:///openapi.yaml', languageId: 'yaml', text });
    const [found] = LANGUAGE_SERVICE.diagnostics(document);
    expect(text.slice(found?.start, found?.end)).toBe('{"id": 1}');
  });
});

describe('a template that serves several methods', () => {
  const method = (parameter: string, template: string): string => `    ${parameter === 'id' ? 'get' : 'delete'}:
      parameters: [{ name: ${parameter}, in: query, required: false, schema: { type: string } }]
      responses: {}
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: ${template}
`;

  it('is offered the parameters of all', () => {
    const marked = `openapi: 3.0.1
info: { title: Orders, version: "1" }
paths:
  /orders:
${method('id', "&shared $input.params('█')")}${method('force', '*shared')}`;
    const document = documentOf({ uri: 'file:///openapi.yaml', languageId: 'yaml', text: marked.replace('█', '') });
    const offered = LANGUAGE_SERVICE.completions(document, marked.indexOf('█'));
    expect(offered.map(({ label }) => label)).toEqual(['id', 'force']);
  });
});
