/** Definitions of all kinds, which hold templates in all spellings. */
export interface HostFile {
  readonly name: string;
  readonly text: string;
}

const ORDERS = `#set($order = $input.path('$'))
{ "id": "\${order.id}",

  ## of each line
  "lines": [#foreach($line in $order.lines)
    "$line"#if($foreach.hasNext),#end
  #end] }`;

/** @returns the lines of a text, indented; empty ones stay empty */
function indented(text: string, by: number): string {
  return text.replace(/^(?=[^\n])/gm, ' '.repeat(by));
}

const OPENAPI_YAML = `openapi: 3.0.1
info: { title: Orders, version: "1" }
paths:
  /orders/{id}:
    post:
      # who asks
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
      responses: { "200": { description: Done } }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: https://example.com
        requestTemplates:
          application/json: |
${indented(ORDERS, 12)}
          application/xml: |-
            <a>$input.body</a>

              <b/>


          text/plain: |2

                indented
            $input.body
          text/csv: >
            $input.path('$.a') ## of one
            $input.path('$.b')

              more
            less
          text/html: >-
            <p>
            $x</p>
        responses:
          default:
            statusCode: "200"
            responseTemplates:
              application/json: "{\\"a\\": $input.json(\\"$\\")}\\n#set($x = \\u0031)$x"
              text/plain: '$input.body it''s'
              text/csv: $input.body
              text/html: "two
                lines  of\\
                text"
              text/xml: |+
                kept $input.body

              text/x: &shared |
                $x shared
          5..:
            statusCode: "500"
            responseTemplates: { application/json: '{"e": "$input.body"}', text/x: *shared }
    get:
      responses: {}
      x-amazon-apigateway-integration: { type: nothing }
components:
  schemas:
    Order: { type: object, properties: { id: { type: string } } }
`;

const OPENAPI_JSON = JSON.stringify(
  {
    openapi: '3.0.1',
    info: { title: 'Orders', version: '1' },
    paths: {
      '/orders': {
        post: {
          responses: {},
          'x-amazon-apigateway-integration': {
            type: 'mock',
            requestTemplates: { 'application/json': ORDERS, 'text/plain': '{"statusCode": 200}' },
            responses: { default: { statusCode: 200, responseTemplates: { 'text/plain': '$input.body é\u2028\t' } } },
          },
        },
      },
    },
  },
  undefined,
  2,
);

const SAM = `Transform: AWS::Serverless-2016-10-31
Parameters:
  Table: { Type: String, Default: orders }
  Open: { Type: String }
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      Variables: { stage: blue }
      DefinitionBody:
        openapi: 3.0.1
        info: { title: !Ref AWS::StackName, version: "1" }
        paths:
          /orders:
            post:
              responses: { "200": { description: Done } }
              x-amazon-apigateway-integration:
                type: aws
                httpMethod: POST
                uri: !Sub "arn:aws:apigateway:\${AWS::Region}:dynamodb:action/PutItem"
                requestTemplates:
                  application/json: !Sub |
                    #set($id = $context.requestId)
                    {"TableName": "\${Table}", "Other": "\${Open}",
                     "Item": "\${!id} \${nothing}", "region": "\${AWS::Region}"}
                  text/plain: { "Fn::Sub": "\${Table} $input.body \${!x}" }
                  text/csv: { "Fn::Join": ["\\n", ["a $x", !Sub "b \${Table}"]] }
                  text/html: |
                    \${Table} $input.body
                responses: { default: { statusCode: 200, responseTemplates: { text/plain: !Sub ["\${T}$x", { T: t }] } } }
`;

const SERVERLESS = `service: orders
provider: { name: aws, runtime: nodejs20.x, stage: dev }
custom:
  table: orders
  shared: |
    $input.body of all
functions:
  create:
    handler: src/create.handler
    events:
      - http:
          path: orders/{id}
          method: post
          integration: lambda
          request:
            template:
              application/json: |
                #set($id = $input.params('id'))
                {"id": "\${id}", "table": "\${self:custom.table}",
                 "kept": "\\\${self:custom.table}", "lost": "\${input.params('id')}"}
              text/plain: \${self:custom.shared}
              text/csv: '$input.body,\${opt:stage}'
          response:
            headers: { Content-Type: "'text/html'" }
            template: $input.path('$')
            statusCodes:
              201: { pattern: "", template: "{\\"a\\": $input.json('$')}" }
`;

const TERRAFORM = JSON.stringify(
  {
    resource: {
      aws_api_gateway_rest_api: { orders: { name: 'orders' } },
      aws_api_gateway_resource: {
        orders: {
          rest_api_id: '${aws_api_gateway_rest_api.orders.id}',
          parent_id: '${aws_api_gateway_rest_api.orders.root_resource_id}',
          path_part: 'orders',
        },
      },
      aws_api_gateway_method: {
        create: {
          rest_api_id: '${aws_api_gateway_rest_api.orders.id}',
          resource_id: '${aws_api_gateway_resource.orders.id}',
          http_method: 'POST',
          authorization: 'NONE',
        },
      },
      aws_api_gateway_integration: {
        create: {
          rest_api_id: '${aws_api_gateway_rest_api.orders.id}',
          resource_id: '${aws_api_gateway_resource.orders.id}',
          http_method: 'POST',
          type: 'MOCK',
          request_templates: {
            'application/json': '#set($x = 1)\n{"statusCode": 200, "x": "$x"}',
            'text/plain': '$${x} of ${var.stage} at ${terraform.workspace} %%{y ${order.id}',
          },
        },
      },
    },
    variable: { stage: { default: 'blue' } },
  },
  undefined,
  2,
);

export const HOST_FILES: readonly HostFile[] = [
  { name: 'openapi.yaml', text: OPENAPI_YAML },
  { name: 'openapi-crlf.yaml', text: OPENAPI_YAML.replaceAll('\n', '\r\n') },
  { name: 'openapi.json', text: OPENAPI_JSON },
  { name: 'template.yaml', text: SAM },
  { name: 'serverless.yml', text: SERVERLESS },
  { name: 'api.tf.json', text: TERRAFORM },
];
