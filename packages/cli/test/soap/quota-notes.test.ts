import { describe, expect, it } from 'vitest';
import { quotaNotes } from '../../src/soap/init/quota-notes.js';

const SMALL = { openapi: 'openapi: 3.0.1\n', paths: ['/GetOrder'], templates: new Map([['GetOrder', '<a/>']]) };

const paths = (count: number): string[] => Array.from({ length: count }, (_, i) => `/Port/Operation${i}`);

describe('quotas of API Gateway', () => {
  it('says nothing of a service that is within all of them', () => {
    expect(quotaNotes(SMALL)).toEqual([]);
    // The root and `/Port` are resources as well.
    expect(quotaNotes({ ...SMALL, paths: paths(298) })).toEqual([]);
  });

  it('tells of too many resources', () => {
    expect(quotaNotes({ ...SMALL, paths: paths(299) })).toEqual([
      'The API has 301 resources, and an API may have 300 unless AWS raises the quota. Choose the operations that are needed with `--operation`.',
    ]);
  });

  it('tells of a definition that cannot be imported', () => {
    expect(quotaNotes({ ...SMALL, openapi: 'x'.repeat(7 * 1024 * 1024) })).toEqual([
      'openapi.yaml has 7.0 MB, and API Gateway imports 6.0 MB. Choose the operations that are needed with `--operation`.',
    ]);
  });

  it('tells of a template that is too long', () => {
    expect(quotaNotes({ ...SMALL, templates: new Map([['GetOrder', 'é'.repeat(153_601)]]) })).toEqual([
      'GetOrder: Its template has 307202 bytes, and API Gateway accepts 307200. Shorten it.',
    ]);
  });
});
