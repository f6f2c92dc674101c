import { expect, it } from 'vitest';
import { type IntegrationArn, parseIntegrationArn } from '../src/integrations/integration-arn.js';

const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
const toLambda = (path: string): string => `arn:aws:apigateway:eu-west-1:lambda:path/${path}`;
const lambda = (functionArn: string, region = 'eu-west-1'): IntegrationArn => ({ kind: 'lambda', region, functionArn });

it.each<[uri: string, arn: IntegrationArn]>([
  [toLambda(`2015-03-31/functions/${FUNCTION}/invocations`), lambda(FUNCTION)],
  [toLambda(`/2015-03-31/functions/${FUNCTION}/invocations`), lambda(FUNCTION)],
  [toLambda(`2015-03-31/functions/${FUNCTION}:live/invocations`), lambda(`${FUNCTION}:live`)],
  [toLambda(`2015-03-31/functions/${FUNCTION}:12/invocations`), lambda(`${FUNCTION}:12`)],
  [toLambda(`2021-11-15/functions/${FUNCTION}/response-streaming-invocations`), lambda(FUNCTION)],
  [toLambda('2015-03-31/functions/orders/invocations'), lambda('orders')],
  [
    'arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/arn:aws-cn:lambda:cn-north-1:1:function:f/invocations',
    lambda('arn:aws-cn:lambda:cn-north-1:1:function:f', 'cn-north-1'),
  ],
  [
    'arn:aws-us-gov:apigateway:us-gov-west-1:lambda:path/2015-03-31/functions/arn:aws-us-gov:lambda:us-gov-west-1:1:function:f/invocations',
    lambda('arn:aws-us-gov:lambda:us-gov-west-1:1:function:f', 'us-gov-west-1'),
  ],
])('%s leads to a function', (uri, arn) => {
  expect(parseIntegrationArn(uri)).toEqual(arn);
});

it.each([
  ['dynamodb:action/PutItem', 'dynamodb', undefined, 'action', 'PutItem'],
  ['sns:action/Publish&Version=2010-03-31', 'sns', undefined, 'action', 'Publish&Version=2010-03-31'],
  ['s3:path/{bucket}/{key}?acl', 's3', undefined, 'path', '{bucket}/{key}?acl'],
  ['s3:path/', 's3', undefined, 'path', ''],
  ['orders.s3:path/key', 's3', 'orders', 'path', 'key'],
  ['my.orders.s3:path/key', 's3', 'my.orders', 'path', 'key'],
  ['a1b2-ats.iotdata:path/topics/x', 'iotdata', 'a1b2-ats', 'path', 'topics/x'],
  ['sqs:path/123456789012/orders\nx', 'sqs', undefined, 'path', '123456789012/orders\nx'],
  ['lambda:path/2015-03-31/functions/', 'lambda', undefined, 'path', '2015-03-31/functions/'],
  ['lambda:action/Invoke', 'lambda', undefined, 'action', 'Invoke'],
])('…:%s leads to a service', (rest, service, subdomain, form, target) => {
  const arn = parseIntegrationArn(`arn:aws:apigateway:eu-west-1:${rest}`);
  expect(arn).toEqual({ kind: 'service', region: 'eu-west-1', service, subdomain, form, target });
});

it.each([
  '',
  'https://example.com/',
  FUNCTION,
  'arn:aws:apigateway:eu-west-1:dynamodb',
  'arn:aws:apigateway:eu-west-1:dynamodb:PutItem',
  'arn:aws:apigateway:eu-west-1:dynamodb:verb/PutItem',
  'arn:other:apigateway:eu-west-1:dynamodb:action/PutItem',
  'arn:aws:apigateway:eu-west-1:bad host:action/PutItem',
  'x arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem',
])('`%s` leads nowhere', (uri) => {
  expect(parseIntegrationArn(uri)).toBeUndefined();
});
