import {
  type ExportVersion,
  type IntegrationResponse,
  openApiText,
  type RestApi,
  readOpenApi,
  writeOpenApi,
} from '@veloway/api';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomApi } from './random-api.js';

/** @returns what an API is, without the places of its templates and the order of names */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name, member]) => name !== 'location' && member !== undefined);
  return sorted(
    members.map(([name, member]) => [name, comparable(name === 'integrationResponses' ? bySelection(member) : member)]),
  );
}

/** Plain data has names that are numbers first, so that patterns that are numbers change their places. */
function bySelection(responses: readonly IntegrationResponse[]): unknown {
  return sorted(responses.map((response) => [response.selectionPattern ?? '', response]));
}

function sorted<Value>(members: readonly (readonly [string, Value])[]): readonly (readonly [string, Value])[] {
  return members.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const STAGE = { stage: 'live', restApiId: 'a1b2c3', region: 'eu-west-1' };

function written(api: RestApi, version: ExportVersion, format: 'json' | 'yaml'): string {
  return openApiText(writeOpenApi(api, { version, extensions: ['apigateway'], ...STAGE }), format);
}

describe.each(['oas30', 'swagger'] as const)('an export to %s', (version) => {
  it.each(['json', 'yaml'] as const)('is read as the same API from %s', (format) => {
    fc.assert(
      fc.property(randomApi(version), (api) => {
        const { api: read } = readOpenApi(written(api, version, format), `api.${format}`);
        expect(comparable(read)).toEqual(comparable(api));
      }),
      { numRuns: 100 },
    );
  });

  it('is the same when it is read and exported again', () => {
    fc.assert(
      fc.property(randomApi(version), (api) => {
        const text = written(api, version, 'yaml');
        const { api: read } = readOpenApi(text, 'api.yaml');
        expect(read && written(read, version, 'yaml')).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});
