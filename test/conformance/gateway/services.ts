import { randomUUID } from 'node:crypto';
import type { Behaviour, Received, Reply } from './back-end.js';
import type { RecordedEndpoint } from './recorded-exchange.js';

/** Takes every object, and gives back the recorded one. */
export function s3({ status = 200, headers = {}, bodyBase64 = '' }: RecordedEndpoint): Behaviour {
  const etag = ['ETag', '"d41d8cd98f00b204e9800998ecf8427e"'] as const;
  return ({ method }) =>
    method === 'GET'
      ? { status, headers: [...Object.entries(headers), etag], body: Buffer.from(bodyBase64, 'base64') }
      : { headers: [etag], body: '' };
}

/** `PutEvents`, which has to be asked for in the protocol of the service. */
export const eventBridge: Behaviour = (request) => {
  if (headerOf(request, 'X-Amz-Target') !== 'AWSEvents.PutEvents') return refusal('UnknownOperationException');
  if (headerOf(request, 'Content-Type') !== 'application/x-amz-json-1.1') return refusal('SerializationException');
  const { Entries } = JSON.parse(request.body.toString()) as { Entries: readonly unknown[] };
  const answer = { Entries: Entries.map(() => ({ EventId: randomUUID() })), FailedEntryCount: 0 };
  return { headers: [['Content-Type', 'application/x-amz-json-1.1']], body: JSON.stringify(answer) };
};

/** `GetParameter` in the Query protocol, which answers in JSON to those who accept nothing else. */
export const parameterStore: Behaviour = (request) => {
  const form = new URLSearchParams(request.body.toString());
  const query = new URL(request.target, 'http://localhost').searchParams;
  const given = (name: string): string | null => query.get(name) ?? form.get(name);
  if (given('Action') !== 'GetParameter') return refusal('InvalidAction');
  if (headerOf(request, 'Accept') !== 'application/json') return refusal('NotJson');
  const Name = given('Name');
  const Parameter = {
    ARN: `arn:aws:ssm:us-east-1:111111111111:parameter/${Name}`,
    DataType: 'text',
    LastModifiedDate: 1.7e9,
    Name,
    Selector: null,
    SourceResult: null,
    Type: 'String',
    Value: '123',
    Version: 1,
  };
  const ResponseMetadata = { RequestId: randomUUID() };
  const answer = { GetParameterResponse: { GetParameterResult: { Parameter }, ResponseMetadata } };
  return { headers: [['Content-Type', 'application/json']], body: JSON.stringify(answer) };
};

function headerOf({ headers }: Received, name: string): string | undefined {
  return headers.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
}

function refusal(type: string): Reply {
  return { status: 400, headers: [['Content-Type', 'application/json']], body: JSON.stringify({ __type: type }) };
}
