import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServiceCall, serviceRequest } from '../src/integrations/aws-service.js';
import type { ServiceArn } from '../src/integrations/integration-arn.js';
import { parseIntegrationArn } from '../src/integrations/integration-arn.js';
import { httpSender } from '../src/node/send-http.js';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

function arnOf(text: string): ServiceArn {
  const arn = parseIntegrationArn(`arn:aws:apigateway:eu-west-1:${text}`);
  if (arn?.kind !== 'service') throw new Error(`${text} is no service.`);
  return arn;
}

function callOf(arn: string, rest: Partial<Omit<ServiceCall, 'arn' | 'body'>> & { body?: string } = {}): ServiceCall {
  return {
    method: 'POST',
    headers: [],
    querystring: [],
    endpoint: 'http://localhost:4566',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET },
    apiId: 'a1b2c3d4e5',
    traceId: 'Root=1-67ea1bbb-f10516c476b584cde4e297a1',
    now: new Date('2015-08-30T12:36:00Z'),
    timeoutInMillis: 10_000,
    ...rest,
    arn: arnOf(arn),
    body: Buffer.from(rest.body ?? ''),
  };
}

/** What a server makes of a signature, from what it received alone. */
interface Verdict {
  readonly service: string;
  readonly region: string;
  readonly signed: string;
  readonly valid: boolean;
}

interface Received {
  readonly method: string;
  readonly url: string;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Checks a signature as the documentation of Signature Version 4 says; shares nothing with what signs. */
function verify({ method, url, rawHeaders, body }: Received): Verdict {
  const headers = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = Buffer.from(rawHeaders[index + 1] ?? '', 'latin1')
      .toString()
      .trim()
      .replace(/ +/g, ' ');
    headers.set(name, headers.has(name) ? `${headers.get(name)},${value}` : value);
  }
  const [, credential = '', signed = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(
      headers.get('authorization') ?? '',
    ) ?? [];
  const [, day = '', region = '', service = ''] = credential.split('/');
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const canonicalRequest = [
    method,
    service === 's3' ? encode(decodeURIComponent(path)).replaceAll('%2F', '/') : encode(path).replaceAll('%2F', '/'),
    canonicalQuery(query),
    ...signed.split(';').map((name) => `${name}:${headers.get(name)}`),
    '',
    signed,
    service === 's3' ? (headers.get('x-amz-content-sha256') ?? '') : sha256(body),
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${headers.get('x-amz-date')}\n${scope}\n${sha256(canonicalRequest)}`;
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${SECRET}`);
  return { service, region, signed, valid: hmac(key, text).toString('hex') === signature };
}

function canonicalQuery(query: string): string {
  const pairs = query.split('&').filter(Boolean);
  const canonical = pairs.map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s).map((text) => encode(decodeURIComponent(text)));
    return `${name}=${value}`;
  });
  return canonical.sort().join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A server that checks signatures, and the sender that reaches it. */
const { send, close } = httpSender();
const received: Received[] = [];
const server = createServer(async (request: IncomingMessage, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '', rawHeaders } = request;
  received.push({ method, url, rawHeaders, body: Buffer.concat(chunks) });
  response.end();
});
let endpoint = '';

async function listening(any: Server): Promise<string> {
  any.listen(0, '127.0.0.1');
  await once(any, 'listening');
  return `http://127.0.0.1:${(any.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  endpoint = await listening(server);
});

afterAll(() => {
  close();
  server.close();
});

async function deliver(call: ServiceCall): Promise<Received> {
  await send(await serviceRequest({ ...call, endpoint: call.endpoint.replace('http://localhost:4566', endpoint) }));
  const last = received.at(-1);
  if (last === undefined) throw new Error('Nothing was received.');
  return last;
}

describe('the verifier of these tests', () => {
  it('accepts the example that AWS has published', () => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7';
    const example = {
      method: 'GET',
      url: '/?Action=ListUsers&Version=2010-05-08',
      rawHeaders: [
        ...['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
        ...['Host', 'iam.amazonaws.com', 'X-Amz-Date', '20150830T123600Z', 'Authorization', authorization],
      ],
      body: Buffer.alloc(0),
    };
    expect(verify(example)).toMatchObject({ valid: true, service: 'iam' });
    expect(verify({ ...example, url: `${example.url}&x=1` }).valid).toBe(false);
  });
});

describe('signatures hold for what arrives', () => {
  it.each<[arn: string, url: string, service: string, rest?: Parameters<typeof callOf>[1]]>([
    ['dynamodb:action/PutItem', '/?Action=PutItem', 'dynamodb', { body: '{"a":"ü"}' }],
    ['kinesis:action/PutRecord', '/?Action=PutRecord', 'kinesis', { body: '{}' }],
    ['states:action/StartExecution', '/?Action=StartExecution', 'states', { body: '{}' }],
    [
      'events:action/PutEvents',
      '/?Action=PutEvents',
      'events',
      { body: '{}', headers: [['X-Amz-Target', 'AWSEvents.PutEvents']] },
    ],
    [
      'ssm:action/GetParameter',
      '/?Action=GetParameter&Name=%2Fa%20b&Version=2014-11-06',
      'ssm',
      { querystring: [['Name', '/a b']] },
    ],
    ['sns:action/Publish&Message=a%20b+c', '/?Action=Publish&Message=a%20b%20c&Version=2010-03-31', 'sns'],
    ['sns:action/Publish?Version=1', '/?Action=Publish&Version=1', 'sns'],
    ['sqs:action/SendMessage', '/?Action=SendMessage', 'sqs', { headers: [['x-amz-target', 'AmazonSQS.SendMessage']] }],
    [
      'sqs:path/123456789012/orders',
      '/123456789012/orders',
      'sqs',
      { body: 'Action=SendMessage&MessageBody=x', headers: [['Content-Type', 'application/x-www-form-urlencoded']] },
    ],
    ['email:action/SendEmail', '/?Action=SendEmail&Version=2010-12-01', 'ses'],
    ['firehose:action/PutRecord', '/?Action=PutRecord', 'firehose'],
    ['secretsmanager:action/GetSecretValue', '/?Action=GetSecretValue', 'secretsmanager'],
    ['logs:action/PutLogEvents', '/?Action=PutLogEvents', 'logs'],
    ['a1b2-ats.iot:path/topics/a%2Fb?qos=1', '/topics/a%2Fb?qos=1', 'iotdata'],
    [
      'lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:f',
      '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A1%3Afunction%3Af',
      'lambda',
      { method: 'GET' },
    ],
    [
      's3:path/orders/a b/(ü)+%41%2f!.json?acl&x=%31',
      '/orders/a%20b/%28%C3%BC%29%2BA/%21.json?acl&x=1',
      's3',
      { method: 'GET' },
    ],
    ['orders.s3:path/key', '/orders/key', 's3', { method: 'PUT', body: 'hello' }],
    [
      's3:path/orders/key',
      '/orders/key',
      's3',
      { method: 'PUT', body: 'hello', headers: [['X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD']] },
    ],
    ['s3:path/', '/', 's3', { method: 'GET', endpoint: 'http://localhost:4566/' }],
    ['sqs:path/q', '/base/q', 'sqs', { endpoint: 'http://localhost:4566/base/' }],
    [
      'odd:path/a%zz?b=c=d&b=a&&constructor=1&%ff',
      '/a%25zz?b=c%3Dd&b=a&constructor=1&%EF%BF%BD',
      'odd',
      {
        querystring: [
          ['b', 'z'],
          ['B', "!'()*~"],
        ],
      },
    ],
    [
      'sqs:path/q',
      '/q',
      'sqs',
      {
        headers: [
          ['X-A', '  a   b '],
          ['x-a', 'c'],
          ['X-U', 'naïve → 😀'],
          ['X-L', 'naïve'],
        ],
      },
    ],
  ])('%s', async (arn, url, service, rest) => {
    const got = await deliver(callOf(arn, rest));
    const mapped = (rest?.querystring ?? []).filter(([name]) => name.toLowerCase() === 'b');
    const extra = mapped.map(([name, value]) => `&${name}=${encode(value)}`).join('');
    expect(got.url).toBe(`${url}${extra}`);
    expect(got.body.toString()).toBe(rest?.body ?? '');
    expect(verify(got)).toMatchObject({ service, region: 'eu-west-1', valid: true });
  });

  it('with a session, whose token is signed', async () => {
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET, sessionToken: 'token' };
    const got = await deliver(callOf('sqs:path/q', { credentials }));
    expect(got.rawHeaders).toContain('X-Amz-Security-Token');
    expect(verify(got)).toMatchObject({ valid: true, signed: expect.stringContaining('x-amz-security-token') });
  });

  it('and for nothing else', async () => {
    const got = await deliver(callOf('sqs:path/q', { body: 'a' }));
    expect(verify({ ...got, body: Buffer.from('b') }).valid).toBe(false);
    expect(verify({ ...got, url: '/r' }).valid).toBe(false);
  });
});

describe('headers', () => {
  const headersOf = async (call: ServiceCall) => {
    const { headers } = await serviceRequest(call);
    return headers.map(
      ([name, value]) => `${name}: ${name === 'Authorization' ? value.replace(/=\S{64}$/, '=…') : value}`,
    );
  };

  it('are those of API Gateway', async () => {
    expect(await headersOf(callOf('dynamodb:action/Scan', { body: '{}' }))).toEqual([
      'Accept: application/json',
      'Content-Type: application/x-amz-json-1.0',
      'X-Amz-Target: DynamoDB_20120810.Scan',
      'User-Agent: AmazonAPIGateway_a1b2c3d4e5',
      'x-amzn-apigateway-api-id: a1b2c3d4e5',
      'X-Amzn-Trace-Id: Root=1-67ea1bbb-f10516c476b584cde4e297a1',
      'Host: localhost:4566',
      'X-Amz-Date: 20150830T123600Z',
      `X-Amz-Content-Sha256: ${sha256('{}')}`,
      'Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/dynamodb/aws4_request, SignedHeaders=accept;content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target;x-amzn-apigateway-api-id, Signature=…',
      'Content-Length: 2',
    ]);
  });

  it('give way to mapped ones, but for those of the signature', async () => {
    const headers = [
      ['accept', 'text/xml'],
      ['Content-Type', 'application/x-amz-json-1.1'],
      ['x-amz-target', 'Other.Scan'],
      ['User-Agent', 'mine'],
      ['HOST', 'elsewhere'],
      ['Authorization', 'none'],
      ['X-Amz-Date', 'never'],
      ['Content-Length', '9'],
    ] as const;
    const sent = await headersOf(callOf('dynamodb:action/Scan', { headers }));
    expect(sent.slice(0, 7)).toEqual([
      'x-amzn-apigateway-api-id: a1b2c3d4e5',
      'X-Amzn-Trace-Id: Root=1-67ea1bbb-f10516c476b584cde4e297a1',
      ...headers.slice(0, 4).map((line) => line.join(': ')),
      'Host: localhost:4566',
    ]);
    expect(sent.filter((line) => /^(host|authorization|x-amz-date|content-length):/i.test(line))).toHaveLength(4);
  });

  it.each([
    ['events:action/PutEvents', '{}', ['application/json', undefined]],
    ['events:action/PutEvents', '', [undefined, undefined]],
    ['kinesis:action/PutRecord&x=1', '{}', ['application/x-amz-json-1.1', 'Kinesis_20131202.PutRecord']],
    ['states:action/StartExecution', '{}', ['application/x-amz-json-1.0', 'AWSStepFunctions.StartExecution']],
    ['dynamodb:path/', '{}', ['application/json', undefined]],
  ])('say the type and the target of %s with `%s`', async (arn, body, expected) => {
    const headers = new Map((await serviceRequest(callOf(arn, { body }))).headers);
    expect([headers.get('Content-Type'), headers.get('X-Amz-Target')]).toEqual(expected);
  });
});

it.each(['localhost:4566', 'ftp://localhost/', ''])('the endpoint `%s` is none', async (wrong) => {
  await expect(serviceRequest(callOf('sqs:path/q', { endpoint: wrong }))).rejects.toMatchObject({
    type: 'API_CONFIGURATION_ERROR',
    details: {
      advice: `\`${wrong}\` is no URL of HTTP, and cannot be the endpoint of \`sqs\`: write \`http://HOST:PORT\`.`,
    },
  });
});

describe('DynamoDB itself, as dynalite has it', () => {
  type Dynalite = (options: { createTableMs: number }) => Server;
  const dynalite = createRequire(import.meta.url)('dynalite') as Dynalite;
  const tables = dynalite({ createTableMs: 0 });
  let url = '';

  beforeAll(async () => {
    url = await listening(tables);
  });

  afterAll(async () => {
    close();
    await new Promise((resolve) => tables.close(resolve));
  });

  async function act(action: string, input: unknown): Promise<unknown> {
    const call = callOf(`dynamodb:action/${action}`, { endpoint: url, now: new Date(), body: JSON.stringify(input) });
    const { statusCode, body } = await send(await serviceRequest(call));
    return { statusCode, ...JSON.parse(Buffer.from(body).toString()) };
  }

  it('makes a table, and finds in it what was put there', async () => {
    const TableName = 'orders';
    const made = await act('CreateTable', {
      TableName,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    expect(made).toMatchObject({ statusCode: 200, TableDescription: { TableName } });
    await expect.poll(() => act('DescribeTable', { TableName })).toMatchObject({ Table: { TableStatus: 'ACTIVE' } });
    const items = ['test', 'test2', 'test 3'].map((id) => ({ id: { S: id } }));
    for (const Item of items) expect(await act('PutItem', { TableName, Item })).toEqual({ statusCode: 200 });
    const [, second] = items;
    expect(await act('GetItem', { TableName, Key: second })).toEqual({ statusCode: 200, Item: second });
    const query = { KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': second?.id } };
    expect(await act('Query', { TableName, ...query })).toEqual({
      statusCode: 200,
      Count: 1,
      ScannedCount: 1,
      Items: [second],
    });
    expect(await act('Scan', { TableName })).toMatchObject({ Count: 3, Items: expect.arrayContaining(items) });
    expect(await act('Nothing', {})).toMatchObject({ statusCode: 400 });
  });
});
