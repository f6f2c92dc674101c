import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { readOpenApi } from '@veloway/api';
import { createGateway, listen } from '@veloway/gateway';
import { expect, it } from 'vitest';

/** Headers beyond ASCII go through the gateway as the bytes that they are. */

function definition(backEnd: number): string {
  return `openapi: 3.0.1
info: { title: t, version: "1" }
paths:
  /proxy:
    get:
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: "http://127.0.0.1:${backEnd}/" }
  /mock:
    get:
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: '{"statusCode": 200}' }
        responses:
          default:
            statusCode: "200"
            responseTemplates: { application/json: "$input.params('X-Name')" }
`;
}

/** @returns the bytes of an answer, a character each */
function rawAnswer(port: number, path: string, name: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (data) => {
      received += data.toString('latin1');
    });
    socket.on('close', () => resolve(received));
    socket.write(`GET /dev${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Name: `);
    socket.write(Buffer.concat([name, Buffer.from('\r\n\r\n')]));
  });
}

it('reads and sends UTF-8 as UTF-8', async () => {
  const backEnd = createServer((request, response) => {
    response.setHeader('X-Name', request.headers['x-name'] ?? '');
    response.end();
  });
  await new Promise<void>((ready) => backEnd.listen(0, '127.0.0.1', ready));
  const { api } = readOpenApi(definition((backEnd.address() as AddressInfo).port), 'a.yaml');
  if (api === undefined) throw new Error('The definition cannot be read.');
  const gateway = createGateway(api);
  const server = await listen([gateway]);
  const utf8 = Buffer.from('Zoë €');
  expect(await rawAnswer(server.port, '/proxy', utf8)).toContain(`\r\nX-Name: ${utf8.toString('latin1')}\r\n`);
  expect(await rawAnswer(server.port, '/mock', utf8)).toMatch(new RegExp(`\r\n\r\n${utf8.toString('latin1')}$`));
  await server.close();
  await gateway.close();
  backEnd.close();
});
