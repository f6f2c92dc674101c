import type { RestApi } from '@veloway/api';
import { describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { functionUri, integration, mock, restApi } from './rest-api.js';
import { slowFunction } from './slow-function.js';

function apiThatSays(text: string): RestApi {
  return restApi({ 'GET /': { integration: mock(text) } });
}

type Writable<T> = T extends (...values: never[]) => unknown
  ? T
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

describe('a deployment', () => {
  it('is a copy: what happens to the API afterwards changes nothing', async () => {
    const api = apiThatSays('first') as Writable<RestApi>;
    const { ask, gateway } = asking(api);
    const method = api.resources[0]?.methods.GET;
    if (method === undefined) throw new Error('The API has no method.');
    method.apiKeyRequired = true;
    for (const { responseTemplates } of method.integration?.integrationResponses ?? []) {
      for (const template of Object.values(responseTemplates)) template.text = 'changed';
    }
    api.resources.length = 0;
    api.binaryMediaTypes.push('*/*');
    expect((await ask('GET /')).body).toBe('first');
    expect(gateway.deployment.api.resources).toHaveLength(1);
  });

  it('is frozen to its leaves', () => {
    const { gateway } = asking(restApi({ 'GET /': {} }, { models: { Order: { properties: { id: {} } } } }));
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(gateway.deployment.api)).toBe(true);
  });

  it('has an id, a time and a description', () => {
    const { gateway } = asking(apiThatSays('1'), { now: () => 1000 });
    const second = gateway.deploy(apiThatSays('2'), 'The second.');
    expect(gateway.deployments).toEqual([
      { id: expect.stringMatching(/^[a-z0-9]{6}$/), createdDate: 1000, description: undefined, api: apiThatSays('1') },
      {
        id: expect.stringMatching(/^[a-z0-9]{6}$/),
        createdDate: 1000,
        description: 'The second.',
        api: apiThatSays('2'),
      },
    ]);
    expect(gateway.deployment).toBe(second);
    expect(new Set(gateway.deployments.map(({ id }) => id)).size).toBe(2);
  });

  it('has an id that templates see, and that is the same each time', async () => {
    const { ask, gateway } = asking(apiThatSays('$context.deploymentId $context.apiId'));
    const { body } = await ask('GET /');
    expect(body).toBe(`${gateway.deployment.id} ${gateway.options.apiId}`);
    expect((await asking(apiThatSays('$context.deploymentId $context.apiId')).ask('GET /')).body).toBe(body);
  });
});

describe('a rollback', () => {
  function threeDeployed() {
    const asked = asking(apiThatSays('1'));
    asked.gateway.deploy(apiThatSays('2'));
    asked.gateway.deploy(apiThatSays('3'));
    const says = async () => (await asked.ask('GET /')).body;
    return { ...asked, says, ids: asked.gateway.deployments.map(({ id }) => id) };
  }

  it('is one to the deployment before, time and again', async () => {
    const { gateway, says, ids } = threeDeployed();
    expect(await says()).toBe('3');
    expect(gateway.rollback().id).toBe(ids[1]);
    expect(await says()).toBe('2');
    expect(gateway.rollback().id).toBe(ids[0]);
    expect(await says()).toBe('1');
    expect(() => gateway.rollback()).toThrow(new RangeError('There is no earlier deployment.'));
    expect(await says()).toBe('1');
  });

  it('is one to any deployment that is named, later ones too', async () => {
    const { gateway, says, ids } = threeDeployed();
    gateway.rollback(ids[0]);
    expect(await says()).toBe('1');
    gateway.rollback(ids[2]);
    expect(await says()).toBe('3');
    expect(gateway.deployments.map(({ id }) => id)).toEqual(ids);
  });

  it('to what there is not says so', async () => {
    const { gateway, says } = threeDeployed();
    expect(() => gateway.rollback('nothing')).toThrow(new RangeError('There is no deployment `nothing`.'));
    expect(await says()).toBe('3');
  });

  it('is no end: what is deployed then is a deployment of its own', async () => {
    const { gateway, says } = threeDeployed();
    gateway.rollback();
    gateway.deploy(apiThatSays('4'));
    expect(await says()).toBe('4');
    expect(gateway.deployments).toHaveLength(4);
    gateway.rollback();
    expect(await says()).toBe('3');
  });
});

it('a request that is under way is answered by the deployment that took it', async () => {
  const slow = slowFunction();
  const api = (text: string): RestApi => {
    const responses = [{ templates: { 'application/json': `${text} $input.path("$.id") $context.deploymentId` } }];
    return restApi({ 'GET /': { integration: integration('AWS', { uri: functionUri('slow'), responses }) } });
  };
  const { ask, gateway } = asking(api('old'), { functions: { slow: slow.handler } });
  const old = gateway.deployment.id;
  const early = ask('GET /');
  await slow.called;
  gateway.deploy(api('new'));
  const late = ask('GET /');
  slow.answer({ id: 7 });
  expect((await early).body).toBe(`old 7 ${old}`);
  expect((await late).body).toBe(`new 7 ${gateway.deployment.id}`);
});
