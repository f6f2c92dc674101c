import { describe, expect, it } from 'vitest';
import { readLine } from '../src/gateway/gateway-line.js';
import { methodsIn } from '../src/gateway/methods.js';

describe('a line of the gateway', () => {
  it.each([
    ['{"url":"http://127.0.0.1:3000/dev"}', 'url'],
    ['{"requestId":"1","method":"GET","target":"/","status":200,"latency":3}', 'request'],
    ['{"level":"info"}', 'text'],
    ['listening', 'text'],
  ])('%s is a %s', (line, kind) => {
    expect(readLine(line).kind).toBe(kind);
  });
});

describe('the methods of a definition', () => {
  it.each([
    [
      'paths:\n  /a:\n    get: {}\n    parameters: []\n  /b/{id}:\n    x-amazon-apigateway-any-method: {}\n',
      ['GET /a', 'POST /b/{id}'],
    ],
    ['{"paths": {"/a": {"post": {}}}}', ['POST /a']],
    [
      'Resources:\n  Api:\n    Properties:\n      Body:\n        paths:\n          /a:\n            put: !Ref X\n',
      ['PUT /a'],
    ],
    ['paths: 3', []],
    ['a: b', []],
    ['paths:\n\t- [', []],
  ])('of %j are %j', (text, methods) => {
    expect(methodsIn(text).map(({ method, path }) => `${method} ${path}`)).toEqual(methods);
  });

  it('know where they stand', () => {
    const text = 'paths:\n  /a:\n    get: {}\n';
    expect(methodsIn(text).map(({ start }) => text.slice(start, start + 3))).toEqual(['get']);
  });
});
