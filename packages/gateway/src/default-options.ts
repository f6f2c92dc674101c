import type { RestApi } from '@veloway/api';
import type { StageOptions } from './gateway-options.js';
import { idOf } from './identifiers.js';

/** @returns the options of a stage, in which what is left out has its default; only who sends requests has none */
export function stageOptionsOf(
  { name }: RestApi,
  given: Partial<StageOptions> & Pick<StageOptions, 'send'>,
): StageOptions {
  const stage = given.stage ?? 'dev';
  return {
    stage,
    stageVariables: {},
    apiId: idOf(name, 10),
    accountId: '123456789012',
    region: 'us-east-1',
    apiKeys: [],
    context: {},
    functions: {},
    endpoints: {},
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    mapping: {},
    util: {},
    integrationFailureStatus: 504,
    now: Date.now,
    onRequest: undefined,
    executionLog: false,
    ...given,
    basePath: basePathOf(given.basePath ?? stage),
  };
}

/** @returns `/v1`, or nothing for the root, however many slashes it was written with */
function basePathOf(path: string): string {
  const inner = path.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '' : `/${inner}`;
}
