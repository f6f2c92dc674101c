import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lambda, mock, openApi, projects } from './project.js';
import { endServed, serve } from './served.js';
import { ensureBuilt } from './veloway.js';

const { make, remove } = projects();

beforeAll(() => ensureBuilt(), 180_000);
afterEach(endServed);
afterAll(remove);

/** @returns status and body of an answer */
async function ask(url: string): Promise<{ status: number; body: string }> {
  const response = await fetch(url);
  return { status: response.status, body: await response.text() };
}

describe('deployments', () => {
  it('are listed, rolled back and made on the standard input', async () => {
    const project = make({ 'openapi.json': openApi({ 'GET /a': mock('first') }) });
    const served = await serve(['openapi.json'], { cwd: project.folder });
    const says = async () => (await ask(`${served.url}/a`)).body;
    served.type('rollback');
    await served.says(/There is no earlier deployment\.\n/);
    project.write('openapi.json', openApi({ 'GET /a': mock('second') }));
    served.type('deploy');
    const [, second] = await served.says(/deployed (\w+) /);
    expect(await says()).toBe('second');
    served.type('deployments');
    const [, first] = await served.says(/ {8}(\w+) \d\d:\d\d:\d\d\nserving (\w+) \d\d:\d\d:\d\d\n/);
    served.type('rollback');
    await served.says(new RegExp(`Deployment ${first} serves now\\.\n`));
    expect(await says()).toBe('first');
    served.type(` rollback  ${second} `);
    await served.says(new RegExp(`Deployment ${second} serves now\\.\n`));
    expect(await says()).toBe('second');
    served.type('rollback nothing');
    await served.says(/There is no deployment `nothing`\.\n/);
    served.type('help');
    await served.says(/There is no command `help`: write `deployments`, `rollback \[ID\]` or `deploy`\.\n/);
  });

  it('follow the definition and the functions with --watch', async () => {
    const handler = (text: string) => `export const handler = async () => "${text}";`;
    const project = make({
      'openapi.json': openApi({ 'GET /a': mock('first'), 'GET /f': lambda('f') }),
      'src/f.mjs': handler('one'),
    });
    const args = ['openapi.json', '--watch', '--function', 'f=src/f.handler'];
    const served = await serve(args, { cwd: project.folder });
    await served.says(/watching/);
    const says = async (path: string) => (await ask(`${served.url}${path}`)).body;
    expect([await says('/a'), await says('/f')]).toEqual(['first', '"one"']);

    project.write('openapi.json', openApi({ 'GET /a': mock('second'), 'GET /f': lambda('f') }));
    const [, good] = await served.says(/deployed (\w+) /);
    expect(await says('/a')).toBe('second');

    project.write('openapi.json', '{ "openapi": "3.0.1", "paths": {');
    await served.says(
      /error: openapi\.json has no API that can be read\.\nopenapi\.json:1:\d+: The file cannot be read: .*\n/,
    );
    await served.says(new RegExp(`Deployment ${good} goes on serving\\.\n`));
    expect(await says('/a')).toBe('second');

    rmSync(join(project.folder, 'openapi.json'));
    await served.says(/error: Cannot read the definition openapi\.json: there is no such file or folder\.\n/);
    project.write('openapi.json', openApi({ 'GET /a': mock('third'), 'GET /f': lambda('f') }));
    await served.says(/deployed (\w+) /);
    expect(await says('/a')).toBe('third');

    project.write('src/f.mjs', handler('two'));
    await served.says(/functions load their code anew\n/);
    expect(await says('/f')).toBe('"two"');
  });

  it('with --watch follow functions that are added', async () => {
    const sam = (Resources: object) => ({ Transform: 'AWS::Serverless-2016-10-31', Resources });
    const functionAt = (path: string, folder: string) => ({
      Type: 'AWS::Serverless::Function',
      Properties: {
        Runtime: 'nodejs20.x',
        Handler: 'index.handler',
        CodeUri: folder,
        Events: { Get: { Type: 'Api', Properties: { Path: path, Method: 'get' } } },
      },
    });
    const handler = (text: string) => `exports.handler = async () => ({ body: "${text}" });`;
    const project = make({
      'template.json': sam({ One: functionAt('/one', 'one') }),
      'one/index.js': handler('one'),
      'two/index.js': handler('two'),
    });
    const served = await serve(['template.json', '--watch'], { cwd: project.folder });
    await served.says(/watching/);
    expect(await ask(`${served.url}/one`)).toEqual({ status: 200, body: 'one' });
    project.write('template.json', sam({ One: functionAt('/one', 'one'), Two: functionAt('/two', 'two') }));
    await served.says(/deployed/);
    expect(await ask(`${served.url}/two`)).toEqual({ status: 200, body: 'two' });
    // Watching the new folder begins a little later.
    await expect
      .poll(
        async () => {
          project.write('two/index.js', handler('new'));
          return (await ask(`${served.url}/two`)).body;
        },
        { timeout: 10_000, interval: 200 },
      )
      .toBe('new');
  });
});

it('a file that the definition refers to is followed as well, from whatever folder', async () => {
  const Properties = { StageName: 'live', DefinitionUri: 'api.json' };
  const Resources = { Api: { Type: 'AWS::Serverless::Api', Properties } };
  const project = make({
    'app/template.json': { Transform: 'AWS::Serverless-2016-10-31', Resources },
    'app/api.json': openApi({ 'GET /a': mock('first') }),
  });
  const served = await serve(['app/template.json', '--watch'], { cwd: project.folder });
  await served.says(/watching/);
  project.write('app/api.json', openApi({ 'GET /a': mock('second') }));
  await served.says(/deployed/);
  expect(await ask(`${served.url}/a`)).toEqual({ status: 200, body: 'second' });
  project.write('app/api.json', openApi({ 'GET /a': { ...mock(''), passthroughBehavior: 'sometimes' } }));
  await served.says(
    /error: .*api\.json:1:\d+: `sometimes` is no `passthroughBehavior`.*\n.*\n.*\nDeployment \w+ goes on serving\.\n/,
  );
  expect(await ask(`${served.url}/a`)).toEqual({ status: 200, body: 'second' });
});

it('a definition that began with errors is deployed with errors, until it has none', async () => {
  const broken = { ...mock(''), passthroughBehavior: 'sometimes' };
  const project = make({ 'openapi.json': openApi({ 'GET /a': mock('first'), 'GET /b': broken }) });
  const served = await serve(['openapi.json', '--watch'], { cwd: project.folder });
  await served.says(/watching/);
  project.write('openapi.json', openApi({ 'GET /a': mock('second'), 'GET /b': broken }));
  await served.says(/deployed [\s\S]*`sometimes`/);
  project.write('openapi.json', openApi({ 'GET /a': mock('third') }));
  await served.says(/deployed/);
  project.write('openapi.json', openApi({ 'GET /a': mock('fourth'), 'GET /b': broken }));
  await served.says(/goes on serving/);
  expect(await ask(`${served.url}/a`)).toEqual({ status: 200, body: 'third' });
});

it('without a standard input it serves as well', async () => {
  const { folder } = make({ 'openapi.json': openApi({ 'GET /a': mock('fine') }) });
  const served = await serve(['openapi.json'], { cwd: folder, input: '' });
  await served.says(/Ctrl-C ends/);
  expect(await ask(`${served.url}/a`)).toEqual({ status: 200, body: 'fine' });
});

describe('the end', () => {
  it('waits for what is under way, and takes no more', async () => {
    const { folder } = make({
      'openapi.json': openApi({ 'GET /slow': lambda('slow') }),
      'slow.mjs':
        'export const handler = async () => { console.log("runs"); await new Promise((done) => setTimeout(done, 500)); return "done"; };',
    });
    const served = await serve(['openapi.json', '--function', 'slow=slow.handler'], { cwd: folder });
    const answer = ask(`${served.url}/slow`);
    await served.says(/\[slow\] runs/);
    served.signal('SIGINT');
    await served.says(/— answering what is under way; Ctrl-C again gives it up\n/);
    await expect(ask(`${served.url}/slow`)).rejects.toThrow();
    expect(await answer).toEqual({ status: 200, body: '"done"' });
    expect(await served.ended).toBe(0);
  });

  it('comes at once with a second Ctrl-C', async () => {
    const { folder } = make({
      'openapi.json': openApi({ 'GET /slow': lambda('slow') }),
      'slow.mjs':
        'export const handler = () => { console.log("runs"); return new Promise((done) => setTimeout(done, 20_000)); };',
    });
    const served = await serve(['openapi.json', '--function', 'slow=slow.handler'], { cwd: folder });
    const answer = ask(`${served.url}/slow`).catch(() => 'gone');
    await served.says(/\[slow\] runs/);
    served.signal('SIGINT');
    await served.says(/again gives it up\n/);
    served.signal('SIGINT');
    expect(await served.ended).toBe(130);
    expect(await answer).toBe('gone');
  });
});
