import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

/** The table that the recorded templates name. */
export const TABLE = 'recorded-table';

export interface DynamoDb {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a DynamoDB in memory with the items that a recording began with. */
export async function startDynamoDb(ids: readonly string[]): Promise<DynamoDb> {
  const server = newServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await call(url, 'CreateTable', {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  await untilActive(url);
  for (const id of ids) await call(url, 'PutItem', { Item: { id: { S: id } } });
  return { url, close: () => new Promise((resolve) => void server.close(() => resolve())) };
}

/** The server has no types. */
function newServer(): Server {
  const dynalite = createRequire(import.meta.url)('dynalite') as (options: { createTableMs: number }) => Server;
  return dynalite({ createTableMs: 0 });
}

async function untilActive(url: string): Promise<void> {
  const { Table } = (await call(url, 'DescribeTable', {})) as { Table: { TableStatus: string } };
  if (Table.TableStatus !== 'ACTIVE') await untilActive(url);
}

async function call(url: string, operation: string, input: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.0',
      'X-Amz-Target': `DynamoDB_20120810.${operation}`,
      'X-Amz-Date': '20240101T000000Z',
      // No signature is verified, but there has to be one.
      Authorization:
        'AWS4-HMAC-SHA256 Credential=a/20240101/us-east-1/dynamodb/aws4_request, SignedHeaders=a, Signature=a',
    },
    body: JSON.stringify({ TableName: TABLE, ...input }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
  return answer;
}
