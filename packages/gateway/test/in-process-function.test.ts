import { describe, expect, it } from 'vitest';
import { type FunctionHandler, functionOf } from '../src/integrations/in-process-function.js';
import type { Invocation } from '../src/integrations/lambda-function.js';

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';

function invocationOf(payload: string, rest: Partial<Invocation> = {}): Invocation {
  return { functionArn: ARN, timeoutInMillis: 10_000, asynchronous: false, ...rest, payload };
}

async function outcomeOf(handler: FunctionHandler<{ a: number }>, payload = '{"a":1}'): Promise<unknown> {
  const { payload: result, functionError } = await functionOf(handler)(invocationOf(payload));
  return functionError ? { failed: JSON.parse(result) } : JSON.parse(result);
}

describe('results are those of a worker', () => {
  it.each<[name: string, handler: FunctionHandler<{ a: number }>, expected: unknown]>([
    ['a promise', async (event) => ({ got: event.a }), { got: 1 }],
    ['a value', (event) => event, { a: 1 }],
    ['nothing', () => undefined, null],
    ['a function', () => () => 1, null],
    ['a date', () => new Date(0), '1970-01-01T00:00:00.000Z'],
  ])('%s', async (_, handler, expected) => {
    expect(await outcomeOf(handler)).toEqual(expected);
  });

  const circular: Record<string, unknown> = {};
  circular.itself = circular;
  const thrown = (value: unknown) => () => {
    throw value;
  };

  it.each<[name: string, handler: FunctionHandler<unknown>, errorType: string, errorMessage: unknown]>([
    ['an error', thrown(new RangeError('no')), 'RangeError', 'no'],
    ['an error of a promise', async () => Promise.reject(new TypeError('no')), 'TypeError', 'no'],
    ['a text', thrown('text'), 'string', 'text'],
    ['an object', thrown({ a: 1 }), 'object', '[object Object]'],
    ['what looks like an error', thrown({ name: 'N', message: 'm', stack: 's' }), 'N', 'm'],
    ['nothing', thrown(undefined), 'handled', expect.any(String)],
    [
      'a bigint',
      () => 1n,
      'Runtime.MarshalError',
      'Unable to stringify response body: Do not know how to serialize a BigInt',
    ],
    ['a circle', () => circular, 'Runtime.MarshalError', expect.stringContaining('circular')],
    [
      'too much',
      () => 'x'.repeat(6_291_555),
      'Function.ResponseSizeTooLarge',
      expect.stringContaining('(6291556 bytes)'),
    ],
  ])('that fail: %s', async (_, handler, errorType, errorMessage) => {
    expect(await outcomeOf(handler)).toEqual({ failed: expect.objectContaining({ errorType, errorMessage }) });
  });

  it('that fail have a trace', async () => {
    const failed = await outcomeOf(thrown(new Error('no')));
    expect(failed).toMatchObject({ failed: { trace: expect.arrayContaining(['Error: no']) } });
  });

  it('of a payload that is no JSON', async () => {
    const failed = { errorType: 'Runtime.UnmarshalError', trace: [] };
    expect(await outcomeOf(() => 1, '{a')).toMatchObject({ failed });
    expect(await outcomeOf((event) => event, '')).toEqual({});
  });
});

it('tells the handler of its invocation', async () => {
  const invoke = functionOf((_, context) => ({ ...context, left: context.getRemainingTimeInMillis() }));
  const { payload } = await invoke(invocationOf('{}', { functionArn: `${ARN}:3` }));
  expect(JSON.parse(payload)).toEqual({
    functionName: 'orders',
    functionVersion: '3',
    invokedFunctionArn: `${ARN}:3`,
    memoryLimitInMB: '128',
    awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    logGroupName: '/aws/lambda/orders',
    logStreamName: expect.stringMatching(/^[0-9a-f]{32}$/),
    left: expect.any(Number),
  });
});

it('waits no longer than the integration', async () => {
  const invoke = functionOf(() => new Promise(() => undefined));
  await expect(invoke(invocationOf('{}', { timeoutInMillis: 50 }))).rejects.toMatchObject({
    code: 'timeout',
    message: `The function \`${ARN}\` gave no result within the 50 ms of the integration.`,
  });
});

it('does not wait where nobody does', async () => {
  let got: unknown;
  const invoke = functionOf(async (event) => {
    got = event;
    throw new Error('unseen');
  });
  expect(await invoke(invocationOf('[1]', { asynchronous: true }))).toEqual({ payload: '', functionError: false });
  expect(got).toEqual([1]);
});
