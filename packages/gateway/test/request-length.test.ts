import { expect, it } from 'vitest';
import { asking } from './asking.js';
import { functionUri, integration, restApi } from './rest-api.js';

/** Lambda's limit. */
const LONGEST = 6_291_456;

const api = restApi({
  'POST /plain': { integration: integration('AWS', { uri: functionUri('length') }) },
  'POST /proxy': { integration: integration('AWS_PROXY', { uri: functionUri('length') }) },
});

const functions = { length: (event: unknown) => ({ statusCode: 200, body: String(JSON.stringify(event).length) }) };

it('hands an event over that is as long as Lambda takes it', async () => {
  const { ask } = asking(api, { functions });
  const { status, body } = await ask('POST /plain', { body: JSON.stringify('x'.repeat(LONGEST - 2)) });
  expect([status, JSON.parse(body)]).toEqual([200, { statusCode: 200, body: String(LONGEST) }]);
});

it.each([
  ['bytes', 'POST /plain', JSON.stringify('x'.repeat(LONGEST - 1))],
  ['bytes of characters that take two', 'POST /plain', JSON.stringify('é'.repeat(LONGEST / 2))],
  ['bytes with what a proxy adds to the body', 'POST /proxy', 'x'.repeat(LONGEST - 2)],
])('refuses an event of more %s', async (_, target, body) => {
  const { ask, records } = asking(api, { functions });
  const seen = await ask(target, { body });
  expect(seen).toMatchObject({ status: 413, body: '{"message": "Request Too Long"}' });
  expect(seen.headers.get('x-amzn-errortype')).toBe('BadRequestException');
  expect(records[0]?.failure?.details.advice).toMatch(
    /^Lambda takes 6291456 bytes, and the event of `arn:.*length` has/,
  );
});
