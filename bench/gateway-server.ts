import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readOpenApi } from '@veloway/api';
import { createGateway, listen } from '@veloway/gateway';

/**
 * The servers that are compared, each a process of its own: `node` answers a constant, `veloway` serves an API. It tells
 * its port, and then its CPU time and its memory whenever it is asked.
 */

/** What a request needs to be answered in the smallest way. */
const CONSTANT = '{"id": "7"}';

function startBare(): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': CONSTANT.length });
      response.end(CONSTANT);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * @param endpoint the port of the back end of the HTTP integration
 * @param folder the folder of the Lambda function
 */
async function startVeloway(endpoint: string, folder: string): Promise<number> {
  const { api } = readOpenApi(definition(endpoint), 'bench.yaml');
  if (api === undefined) throw new Error('The definition of the benchmark cannot be read.');
  const functions = { orders: { handler: 'orders.handler', folder } };
  return (await listen([createGateway(api, { functions })])).port;
}

function definition(endpoint: string): string {
  return `openapi: 3.0.1
info: { title: Bench, version: "1" }
x-amazon-apigateway-endpoint-configuration: { types: [REGIONAL] }
paths:
  /mock/{id}:
    post:
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: '{"statusCode": 200, "customer": $input.json("$.customer")}'
        responses:
          default:
            statusCode: "200"
            responseTemplates:
              application/json: '{"id": "$input.params("id")", "request": "$context.requestId"}'
  /lambda/{id}:
    post:
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration:
        type: aws
        httpMethod: POST
        uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/invocations
        requestTemplates:
          application/json: '{"customer": $input.json("$.customer"), "order": "$input.params("id")"}'
        responses:
          default:
            statusCode: "200"
            responseTemplates:
              application/json: '{"id": $input.json("$.id"), "request": "$context.requestId"}'
  /http/{id}:
    post:
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: http://127.0.0.1:${endpoint}/orders
        requestTemplates:
          application/json: '{"customer": $input.json("$.customer"), "order": "$input.params("id")"}'
        responses:
          default:
            statusCode: "200"
            responseTemplates:
              application/json: '{"id": $input.json("$.id"), "request": "$context.requestId"}'
`;
}

const [kind, endpoint = '1', folder = '.'] = process.argv.slice(2);
const port = kind === 'node' ? await startBare() : await startVeloway(endpoint, folder);
process.send?.({ port });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  globalThis.gc?.();
  process.send?.({ cpu: user + system, heap: process.memoryUsage().heapUsed });
});
