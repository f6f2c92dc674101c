import { describe, expect, it } from 'vitest';
import { filesFrom, startClient } from './client.js';

const SERVICE = `service: orders
provider:
  name: aws
  runtime: nodejs20.x
functions: \${file(functions.yml)}
`;

const FUNCTIONS = `create:
  handler: src/create.handler
  events:
    - http:
        path: orders/{id}
        method: post
        integration: lambda
        request:
          parameters: { querystrings: { express: true } }
          schemas:
            application/json: \${file(schemas/order.json)}
          template:
            application/json: \${file(templates/create.vtl)}
        response:
          template: \${file(templates/answer.vtl)}
`;

const SCHEMA = JSON.stringify({
  type: 'object',
  properties: { total: { type: 'number' }, lines: { type: 'array', items: { type: 'object' } } },
});

const FILES = filesFrom({
  'file:///shop/serverless.yml': SERVICE,
  'file:///shop/functions.yml': FUNCTIONS,
  'file:///shop/schemas/order.json': SCHEMA,
  'file:///shop/templates/create.vtl': '{}',
  'file:///shop/templates/answer.vtl': '{}',
});

async function completed(file: string, marked: string): Promise<readonly string[]> {
  const client = await startClient(FILES, { rootUri: 'file:///shop' });
  const uri = `file:///shop/templates/${file}`;
  client.open(uri, 'vtl', marked.replace('█', ''));
  const offered = await client.request<{ items: readonly { label: string }[] } | readonly { label: string }[]>(
    'textDocument/completion',
    { textDocument: { uri }, position: { line: 0, character: marked.indexOf('█') } },
  );
  await client.close();
  return ('items' in offered ? offered.items : offered).map(({ label }) => label);
}

describe('a template that a definition includes', () => {
  it('knows the members of the model of its method', async () => {
    expect(await completed('create.vtl', "$input.path('$.█')")).toEqual(['total', 'lines']);
  });

  it('knows the parameters of its method', async () => {
    expect(await completed('create.vtl', "$input.params('█')")).toEqual(['id', 'express']);
  });

  it('knows that the payload of an answer has no model', async () => {
    expect(await completed('answer.vtl', "$input.path('$.█')")).toEqual([]);
  });

  it('knows nothing where no definition includes it', async () => {
    expect(await completed('other.vtl', "$input.path('$.█')")).toEqual([]);
  });
});
