import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import type { InvocationResult } from '../src/integrations/lambda-function.js';
import { type FunctionLine, type LambdaFunctionSpec, lambdaFunction } from '../src/node/lambda-worker.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';

const cleanups: (() => unknown)[] = [];

afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'veloway-lambda-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

type Rest = Partial<Omit<LambdaFunctionSpec, 'folder'>>;

/** A function of some files, and what it printed. */
function functionIn(folder: string, rest: Rest = {}) {
  const lines: FunctionLine[] = [];
  const made = lambdaFunction({
    name: 'orders',
    handler: 'index.handler',
    timeout: 20,
    memorySize: 128,
    environment: {},
    region: 'eu-west-1',
    accountId: '123456789012',
    print: (line) => lines.push(line),
    ...rest,
    folder,
  });
  cleanups.push(() => made.close());
  const invoke = (event: unknown = {}, options: { within?: number; arn?: string; asynchronous?: boolean } = {}) =>
    made.invoke({
      payload: typeof event === 'string' ? event : JSON.stringify(event),
      functionArn: options.arn ?? ARN,
      timeoutInMillis: options.within ?? 60_000,
      asynchronous: options.asynchronous ?? false,
    });
  return { ...made, invoke, lines, texts: () => lines.map(({ text }) => text) };
}

/** A function whose module is CommonJS. */
const functionOfText = (text: string, rest?: Rest) => functionIn(folderWith({ 'index.js': text }), rest);

/** The value of a result; that of an error has `failed` in it. */
function outcomeOf({ payload, functionError }: InvocationResult): unknown {
  return functionError ? { failed: JSON.parse(payload) } : JSON.parse(payload);
}

async function run(text: string, event?: unknown, rest?: Rest): Promise<unknown> {
  const made = functionOfText(text, rest);
  const value = outcomeOf(await made.invoke(event));
  await made.close();
  return value;
}

const failure = (errorType: string, errorMessage: unknown = expect.any(String)) => ({
  failed: expect.objectContaining({ errorType, errorMessage }),
});

describe('results', () => {
  it.each([
    ['async (e) => ({ got: e })', { got: { a: 1 } }],
    ['(e) => Promise.resolve(e.a)', 1],
    ['(e) => ({ then: (done) => done(e) })', { a: 1 }],
    ['(e) => e.a + 1', 2],
    ['async () => undefined', null],
    ['() => undefined', null],
    ['async () => "text"', 'text'],
    ['async () => () => 1', null],
    ['async () => ({ a: undefined, d: new Date(0), n: NaN })', { d: '1970-01-01T00:00:00.000Z', n: null }],
    ['(e, c, callback) => callback(null, e)', { a: 1 }],
    ['(e, c, callback) => callback()', null],
    ['(e, c, callback) => { setTimeout(callback, 20, null, "late"); return "ignored"; }', 'late'],
    ['(e, c, callback) => { callback(null, 1); callback(null, 2); throw new Error("late"); }', 1],
    ['async (e, c, callback) => { callback(null, "first"); return "second"; }', 'first'],
    ['(e, c, callback) => {}', null],
    ['(e, c) => { setTimeout(() => c.succeed("later"), 20); }', 'later'],
    ['(e, c) => c.done(null, "done")', 'done'],
    ['(e, c, callback) => { const o = {}; callback(null, o); setTimeout(() => { o.late = 1; }, 20); }', { late: 1 }],
    [
      '(e, c, callback) => { c.callbackWaitsForEmptyEventLoop = false; setInterval(() => {}, 1000); callback(null, 1); }',
      1,
    ],
  ])('of %s', async (handler, expected) => {
    expect(await run(`exports.handler = ${handler};`, { a: 1 })).toEqual(expected);
  });

  it.each([
    ['async () => { throw new RangeError("no") }', failure('RangeError', 'no')],
    ['() => { throw new TypeError("no") }', failure('TypeError', 'no')],
    ['async () => { throw "text" }', { failed: { errorType: 'string', errorMessage: 'text', trace: [] } }],
    ['async () => { throw { code: 1 } }', failure('object', '[object Object]')],
    ['async () => { throw undefined }', failure('handled')],
    ['async () => { throw new Proxy({}, { get() { throw 1 } }) }', failure('handled')],
    [
      'async () => { class Missing extends Error { name = "Missing" }; throw new Missing("x") }',
      failure('Missing', 'x'),
    ],
    ['(e, c, callback) => callback(new Error("no"))', failure('Error', 'no')],
    ['(e, c, callback) => callback("no")', failure('string', 'no')],
    ['(e, c) => c.fail(new Error("no"))', failure('Error', 'no')],
    [
      'async () => 1n',
      failure('Runtime.MarshalError', 'Unable to stringify response body: Do not know how to serialize a BigInt'),
    ],
    ['async () => { const a = {}; a.a = a; return a }', failure('Runtime.MarshalError')],
    ['async () => ({ toJSON() { throw new Error("no") } })', failure('Runtime.MarshalError')],
    [
      'async () => "x".repeat(6291555)',
      failure(
        'Function.ResponseSizeTooLarge',
        'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      ),
    ],
    [
      'async () => new Promise(() => {})',
      failure('Runtime.NodeJsExit', 'The promise of index.handler can never settle: nothing is left that would do it.'),
    ],
    [
      'async () => process.exit(1)',
      failure(
        'Runtime.ExitError',
        expect.stringMatching(/^RequestId: \S{36} Error: Runtime exited with error: exit status 1$/),
      ),
    ],
    [
      'async () => process.exit()',
      failure('Runtime.ExitError', expect.stringMatching(/ Error: Runtime exited without providing a reason$/)),
    ],
    [
      'async () => { Promise.reject(new Error("lost")); await new Promise((r) => setTimeout(r, 9000)) }',
      failure('Runtime.UnhandledPromiseRejection', 'Error: lost'),
    ],
    [
      'async () => { setTimeout(() => { throw new Error("lost") }); await new Promise((r) => setTimeout(r, 9000)) }',
      failure('Error', 'lost'),
    ],
  ])('of %s', async (handler, expected) => {
    expect(await run(`exports.handler = ${handler};`, { a: 1 })).toEqual(expected);
  });

  it('may have as many bytes as Lambda takes', async () => {
    const { invoke } = functionOfText('exports.handler = async () => "x".repeat(6291554);');
    expect((await invoke()).payload).toHaveLength(6_291_556);
  });

  it('of an error have the trace of the handler alone', async () => {
    const folder = folderWith({ 'index.js': 'exports.handler = async () => { throw new Error("a\\nb") };' });
    expect(outcomeOf(await functionIn(folder).invoke())).toEqual({
      failed: {
        errorType: 'Error',
        errorMessage: 'a\nb',
        trace: ['Error: a', 'b', expect.stringMatching(/^ {4}at .*index\.js:1:\d+\)$/)],
      },
    });
  });

  it.each(['{a: 1}', 'text', '{"a": 1'])('of the payload `%s`, which is no JSON', async (payload) => {
    const { invoke } = functionOfText('exports.handler = async (e) => e;');
    const message = expect.stringMatching(/^Unable to unmarshal input: /);
    expect(outcomeOf(await invoke(payload))).toEqual(failure('Runtime.UnmarshalError', message));
    expect(outcomeOf(await invoke(''))).toEqual({});
    expect(outcomeOf(await invoke('[1]'))).toEqual([1]);
  });
});

describe('where the handler is', () => {
  const named = (name: string, keyword: string) => `${keyword} handler = async () => '${name}';`;

  it.each([
    [
      'CommonJS',
      'index.handler',
      {
        'index.js': named('js', 'exports.handler = exports.x, exports.').replace('exports. handler', 'exports.handler'),
      },
      'js',
    ],
    [
      'a folder',
      'src/orders.handler',
      { 'src/orders.js': "module.exports = { handler: async () => 'in src' };" },
      'in src',
    ],
    ['.mjs', 'index.handler', { 'index.mjs': named('mjs', 'export const') }, 'mjs'],
    [
      '.cjs',
      'index.handler',
      { 'index.cjs': "exports.handler = async () => 'cjs';", 'package.json': '{"type":"module"}' },
      'cjs',
    ],
    [
      '.js before .mjs',
      'index.handler',
      { 'index.js': "exports.handler = async () => 'js';", 'index.mjs': named('mjs', 'export const') },
      'js',
    ],
    [
      'a module by package.json',
      'index.handler',
      { 'index.js': named('esm', 'export const'), 'package.json': '{"type":"module"}' },
      'esm',
    ],
    [
      'a module that waits',
      'index.handler',
      { 'index.mjs': `await new Promise((r) => setTimeout(r, 10)); ${named('tla', 'export const')}` },
      'tla',
    ],
    ['a nested export', 'index.a.b', { 'index.js': "exports.a = { b: async () => 'nested' };" }, 'nested'],
    [
      'a file with its extension',
      'src/orders.js',
      { 'src/orders.js': "exports.handler = async () => 'whole';" },
      'whole',
    ],
    [
      'a file with its extension and its export',
      'src/orders.mjs.main',
      { 'src/orders.mjs': "export const main = async () => 'main';" },
      'main',
    ],
    ['a file with dots and its export', 'a.b.js.main', { 'a.b.js': "exports.main = async () => 'dots';" }, 'dots'],
    [
      'exports made at run time',
      'index.handler',
      { 'index.js': "const x = {}; x['hand' + 'ler'] = async () => 'run time'; module.exports = x;" },
      'run time',
    ],
    [
      'a module that requires another',
      'index.handler',
      { 'index.js': "exports.handler = async () => require('./b').b;", 'b.js': "exports.b = 'b';" },
      'b',
    ],
  ] as const)('%s', async (_, handler, files, expected) => {
    expect(outcomeOf(await functionIn(folderWith(files), { handler }).invoke())).toBe(expected);
  });

  it.each([
    [
      'no file',
      'src/none.handler',
      {},
      'Runtime.ImportModuleError',
      /^Error: Cannot find module 'src\/none': there is no `\/.*\/src\/none\.js`, and none with \.mjs or \.cjs either$/,
    ],
    [
      'no export',
      'index.main',
      { 'index.js': 'exports.handler = async () => 1; exports.other = 1;' },
      'Runtime.HandlerNotFound',
      /^index\.main is undefined or not exported: \/.*index\.js exports handler, other$/,
    ],
    [
      'no function',
      'index.main',
      { 'index.mjs': 'export const main = 1;' },
      'Runtime.HandlerNotFound',
      /^index\.main is not a function: \/.*index\.mjs exports main$/,
    ],
    [
      'no handler at all',
      'index',
      { 'index.js': '' },
      'Runtime.MalformedHandlerName',
      /^`index` is no handler: write `FILE\.EXPORT`/,
    ],
    [
      'no package',
      'index.handler',
      { 'index.js': "require('no-such-package');" },
      'Runtime.ImportModuleError',
      /^Error: Cannot find module 'no-such-package'(?:.|\n)*index\.js/,
    ],
    [
      'no package of a module',
      'index.handler',
      { 'index.mjs': "import 'no-such-package';" },
      'Runtime.ImportModuleError',
      /^Error: Cannot find package 'no-such-package' imported from \/.*index\.mjs/,
    ],
    [
      'a syntax error',
      'index.handler',
      { 'index.js': '\n\nexports.handler = async () => {;' },
      'Runtime.UserCodeSyntaxError',
      /^SyntaxError: .* in \/.*index\.js:\d+$/,
    ],
    [
      'a syntax error in a module',
      'index.handler',
      { 'index.mjs': '\n\nexport const handler = async () => {;' },
      'Runtime.UserCodeSyntaxError',
      /^SyntaxError: .* in (file:\/\/)?\/.*index\.mjs(:\d+)?$/,
    ],
    [
      'an error while it is loaded',
      'index.handler',
      { 'index.js': "throw new RangeError('at start');" },
      'RangeError',
      /^at start$/,
    ],
    [
      'an exit while it is loaded',
      'index.handler',
      { 'index.js': 'process.exit(7);' },
      'Runtime.ExitError',
      /exit status 7$/,
    ],
    [
      'TypeScript without esbuild',
      'index.handler',
      { 'index.ts': '' },
      'Runtime.ImportModuleError',
      /^Error: `\/.*index\.ts` is TypeScript, which Node\.js does not run: name the JavaScript/,
    ],
  ] as const)('%s', async (_, handler, files, errorType, message) => {
    const { invoke, texts } = functionIn(folderWith(files), { handler });
    expect(outcomeOf(await invoke())).toEqual(failure(errorType, expect.stringMatching(message)));
    expect(texts().join('\n')).toContain(errorType);
  });

  it('is looked for again after it was not there', async () => {
    const folder = folderWith({});
    const { invoke } = functionIn(folder);
    expect(outcomeOf(await invoke())).toEqual(failure('Runtime.ImportModuleError'));
    writeFileSync(join(folder, 'index.js'), 'syntax error');
    expect(outcomeOf(await invoke())).toEqual(failure('Runtime.UserCodeSyntaxError'));
    writeFileSync(join(folder, 'index.js'), 'exports.handler = async () => 1;');
    expect(outcomeOf(await invoke())).toBe(1);
  });

  it.each([
    [
      'index.ts',
      {
        'index.ts':
          "import { b } from './b.js';\nexport const handler = async (e: { a: number }): Promise<string> => {\n  if (e.a === 2) throw new Error('here');\n  return b + e.a;\n};",
      },
    ],
    [
      'index.mts',
      {
        'index.mts':
          "import { b } from './b.js';\nexport const handler = async (e: { a: number }): Promise<string> => {\n  if (e.a === 2) throw new Error('here');\n  return b + e.a;\n};",
      },
    ],
  ])('%s, where esbuild is installed', async (name, files) => {
    const folder = folderWith({ ...files, 'b.ts': "export const b: string = 'b';" });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const { invoke } = functionIn(folder);
    expect(outcomeOf(await invoke({ a: 1 }))).toBe('b1');
    const place = expect.stringMatching(new RegExp(`${name.replace('.', '\\.')}:3:24`));
    expect(outcomeOf(await invoke({ a: 2 }))).toEqual({
      failed: expect.objectContaining({ trace: expect.arrayContaining([place]) }),
    });
    writeFileSync(join(folder, 'index.ts'), 'export const = 1');
    writeFileSync(join(folder, 'index.mts'), 'export const = 1');
    const other = functionIn(folder);
    expect(outcomeOf(await other.invoke())).toEqual(
      failure('Runtime.UserCodeSyntaxError', expect.stringMatching(/index\.m?ts` cannot be built: /)),
    );
  });
});

describe('what the handler is told', () => {
  it('its context', async () => {
    const text = `exports.handler = async (e, c) => {
      const before = c.getRemainingTimeInMillis();
      return { ...c, before, after: c.getRemainingTimeInMillis() };
    };`;
    const { invoke, lines } = functionOfText(`${text} console.log('x');`, { timeout: 7, memorySize: 256 });
    const context = outcomeOf(await invoke({}, { arn: `${ARN}:live` })) as Record<string, number>;
    expect(context).toEqual({
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'orders',
      functionVersion: '$LATEST',
      invokedFunctionArn: `${ARN}:live`,
      memoryLimitInMB: '256',
      awsRequestId: lines[0]?.requestId,
      logGroupName: '/aws/lambda/orders',
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      before: expect.any(Number),
      after: expect.any(Number),
    });
    expect(context.before).toBeGreaterThan(6000);
    expect(context.before).toBeLessThanOrEqual(7000);
    const numbered = outcomeOf(await invoke({}, { arn: `${ARN}:12` }));
    expect(numbered).toMatchObject({ functionVersion: '12', invokedFunctionArn: `${ARN}:12` });
    expect(outcomeOf(await invoke({}, { arn: 'orders' }))).toMatchObject({ invokedFunctionArn: ARN });
  });

  it('its environment, and of that of the gateway what is listed', async () => {
    const own = {
      SECRET_OF_GATEWAY: '1',
      AWS_ACCESS_KEY_ID: 'AKID',
      AWS_REGION: 'eu-north-1',
      NODE_OPTIONS: '',
      NODE_PATH: '/x',
    };
    const before = { ...process.env };
    Object.assign(process.env, own);
    const folder = folderWith({ 'index.js': 'exports.handler = async () => process.env;' });
    const environment = { TABLE: 'orders', AWS_LAMBDA_FUNCTION_NAME: 'other', NODE_OPTIONS: '--max-old-space-size=99' };
    const seen = outcomeOf(await functionIn(folder, { environment }).invoke());
    for (const name of Object.keys(own)) delete process.env[name];
    Object.assign(process.env, before);
    expect(seen).toMatchObject({
      PATH: process.env.PATH,
      NODE_PATH: '/x',
      TABLE: 'orders',
      AWS_ACCESS_KEY_ID: 'AKID',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_LAMBDA_FUNCTION_NAME: 'orders',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_EXECUTION_ENV: expect.stringMatching(/^AWS_Lambda_nodejs\d+\.x$/),
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: 'index.handler',
    });
    expect(seen).not.toHaveProperty('SECRET_OF_GATEWAY');
    expect(seen).not.toHaveProperty('NODE_OPTIONS');
  });
});

describe('workers', () => {
  const COUNTER =
    'let n = 0; exports.handler = async (e) => { await new Promise((r) => setTimeout(r, e.wait ?? 0)); return ++n; };';

  it('are kept, with the state of their modules', async () => {
    const { invoke } = functionOfText(COUNTER);
    for (const expected of [1, 2, 3]) expect(outcomeOf(await invoke())).toBe(expected);
  });

  it('handle one event at a time, and are as many as are needed', async () => {
    const { invoke } = functionOfText(COUNTER);
    const values = await Promise.all([1, 2, 3].map(() => invoke({ wait: 300 })));
    expect(values.map(outcomeOf)).toEqual([1, 1, 1]);
    expect(outcomeOf(await invoke())).toBe(2);
  });

  it('are as many as may be, while other events wait for their turn', async () => {
    const text =
      'let n = 0; exports.handler = async (e) => { await new Promise((r) => setTimeout(r, 20)); return [e, ++n]; };';
    const { invoke } = functionOfText(text, { concurrency: 1 });
    const values = await Promise.all([1, 2, 3, 4].map((event) => invoke(event)));
    expect(values.map(outcomeOf)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });

  it('have new code after reload, while what runs ends with the old', async () => {
    const folder = folderWith({ 'index.js': COUNTER.replace('++n', "'old'") });
    const { invoke, reload, lines } = functionIn(folder);
    expect(outcomeOf(await invoke())).toBe('old');
    const pending = invoke({ wait: 500 });
    const printed = lines.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    writeFileSync(join(folder, 'index.js'), COUNTER.replace('++n', "'new'"));
    reload();
    expect(outcomeOf(await invoke())).toBe('new');
    expect(outcomeOf(await pending)).toBe('old');
    expect(outcomeOf(await invoke())).toBe('new');
    expect(lines).toHaveLength(printed);
  });

  it('are replaced after a crash, and in the middle of nothing', async () => {
    const text = `let n = 0; exports.handler = async (e) => {
      if (e.later) setTimeout(() => { throw new Error('between'); }, 10);
      if (e.now) process.exit(1);
      return ++n;
    };`;
    const { invoke, texts } = functionOfText(text);
    expect(outcomeOf(await invoke())).toBe(1);
    expect(outcomeOf(await invoke({ now: true }))).toEqual(failure('Runtime.ExitError'));
    expect(outcomeOf(await invoke({ later: true }))).toBe(1);
    await expect.poll(texts).toContain('Error: between');
    expect(outcomeOf(await invoke())).toBe(1);
  });

  it('say nothing but what the program says, whatever the handler posts', async () => {
    const text = `const { parentPort } = require('node:worker_threads');
    exports.handler = async () => { for (const m of [1, null, 'x', {}, { kind: 'other' }]) parentPort.postMessage(m); return 'ok'; };`;
    expect(await run(text)).toBe('ok');
  });

  it('end with close, and so does what is under way', async () => {
    const { invoke, close, lines } = functionOfText(COUNTER, { concurrency: 1 });
    await invoke();
    const pending = [invoke({ wait: 30_000 }), invoke()];
    const settled = Promise.allSettled(pending);
    await close();
    const message = 'The function `orders` gave no result before it was closed.';
    const rejected = { status: 'rejected', reason: expect.objectContaining({ code: 'network', message }) };
    expect(await settled).toEqual([rejected, rejected]);
    await expect(invoke()).rejects.toMatchObject({ code: 'network' });
    expect(lines).toEqual([]);
  });
});

describe('what a function prints', () => {
  it('comes in lines, with their stream and their invocation', async () => {
    const text = `console.log('loaded');
    exports.handler = async (e, c) => {
      console.log('a\\nb', c.awsRequestId); console.error('%d', 1);
      process.stdout.write('x'); process.stdout.write(Buffer.from('yz\\r\\n')); process.stderr.write('aGk=', 'base64');
      const euro = Buffer.from('€'); process.stdout.write(euro.subarray(0, 1)); process.stdout.write(euro.subarray(1));
      await new Promise((r) => process.stdout.write('!', r));
    };`;
    const { invoke, lines } = functionOfText(text);
    await invoke();
    const first = lines[0]?.requestId;
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines.map(({ stream, text: line }) => [stream, line])).toEqual([
      ['stdout', 'loaded'],
      ['stdout', 'a'],
      ['stdout', `b ${first}`],
      ['stderr', '1'],
      ['stdout', 'xyz'],
      ['stdout', '€!'],
      ['stderr', 'hi'],
    ]);
    await invoke();
    const second = lines[7]?.requestId;
    expect(second).not.toBe(first);
    expect(lines.map(({ requestId }) => requestId)).toEqual([...Array(7).fill(first), ...Array(6).fill(second)]);
    expect(new Set(lines.map(({ functionName }) => functionName))).toEqual(new Set(['orders']));
  });

  it('has what it fails of at its end', async () => {
    const { invoke, texts } = functionOfText(
      `exports.handler = async () => { process.stdout.write('x'); throw new Error('no'); };`,
    );
    await invoke();
    expect(texts()).toEqual(['x', 'Error: no', expect.stringContaining('index.js')]);
  });

  it('ends in the middle of a line that is too long', async () => {
    const { invoke, lines } = functionOfText(`exports.handler = async () => { console.log('x'.repeat(30e6)); };`);
    await invoke();
    expect(lines[0]?.text).toHaveLength(10_000_000);
    expect(lines.slice(1).map(({ text }) => text)).toEqual(['', expect.stringContaining('more than 10 MB')]);
  });

  it('ends at 10 MB in each invocation', async () => {
    const text = `const line = 'x'.repeat(99984); exports.handler = async () => { for (let i = 0; i < 1000; i++) console.log(line); return 'ok'; };`;
    const { invoke, lines } = functionOfText(text);
    expect(outcomeOf(await invoke())).toBe('ok');
    const notice = 'The function printed more than 10 MB: the rest of what this invocation prints is left out.';
    expect(lines.filter(({ stream }) => stream === 'stderr').map(({ text: said }) => said)).toEqual(['', notice]);
    expect(lines).toHaveLength(102);
    expect(outcomeOf(await invoke())).toBe('ok');
    expect(lines).toHaveLength(204);
  });
});

describe('events that nobody waits for', () => {
  it('have no result, and print what they fail of', async () => {
    const { invoke, texts } = functionOfText(
      `exports.handler = async (e) => { console.log('got', e.a); throw new Error('no'); };`,
    );
    expect(await invoke({ a: 1 }, { asynchronous: true, within: 1 })).toEqual({ payload: '', functionError: false });
    await expect.poll(texts).toContain('Error: no');
    expect(texts()[0]).toBe('got 1');
  });

  it('are given up with close, which is no error', async () => {
    const { invoke, close } = functionOfText('exports.handler = () => new Promise((r) => setTimeout(r, 30000));');
    await invoke({}, { asynchronous: true });
    await close();
  });
});

describe.concurrent('time', () => {
  const isTimeout = (seconds: string) => ({
    failed: {
      errorMessage: expect.stringMatching(new RegExp(`^\\d{4}-\\S+Z \\S{36} Task timed out after ${seconds} seconds$`)),
    },
  });

  it.each([
    ['an endless loop', '() => { for (;;); }'],
    ['an endless wait', '() => new Promise((r) => setTimeout(r, 60000))'],
    ['an endless loop of output', `() => { for (;;) console.log(''); }`],
    ['an endless chain of promises', 'async () => { for (;;) await null; }'],
  ])('ends %s', async (_, handler) => {
    const { invoke, texts } = functionOfText(
      `let n = 0; const f = ${handler}; exports.handler = (e) => (e.end ? ++n : f());`,
      { timeout: 1 },
    );
    expect(outcomeOf(await invoke())).toEqual(isTimeout('1\\.00'));
    expect(texts().at(-1)).toContain('Task timed out after 1.00 seconds');
    expect(outcomeOf(await invoke({ end: true }))).toBe(1);
  });

  it('is not spent while a module is loaded', async () => {
    const { invoke } = functionIn(
      folderWith({
        'index.mjs': 'await new Promise((r) => setTimeout(r, 1500)); export const handler = async () => 1;',
      }),
      { timeout: 1 },
    );
    expect(outcomeOf(await invoke())).toBe(1);
  });

  it('is over for a module that is never loaded', async () => {
    const { invoke } = functionOfText('for (;;);', { timeout: 3, loadTimeout: 1 });
    expect(outcomeOf(await invoke())).toEqual(isTimeout('3\\.00'));
  });

  it('of the integration is over before that of the function, which goes on', async () => {
    const text = `let n = 0; exports.handler = async (e) => { await new Promise((r) => setTimeout(r, e.wait ?? 0)); console.log('end', e.wait); return ++n; };`;
    const { invoke, texts } = functionOfText(text, { concurrency: 1 });
    await invoke();
    await expect(invoke({ wait: 2500 }, { within: 100 })).rejects.toMatchObject({
      code: 'timeout',
      message:
        'The function `orders` gave no result within the 100 ms of the integration. It goes on until its own time is over.',
    });
    await expect(invoke({ wait: 7 }, { within: 100 })).rejects.toMatchObject({
      code: 'timeout',
      message: 'The function `orders` gave no result within the 100 ms of the integration. All its workers were busy.',
    });
    expect(outcomeOf(await invoke())).toBe(3);
    expect(texts()).toEqual(['end undefined', 'end 2500', 'end undefined']);
  });

  it('and memory are bounded', async () => {
    const { invoke, texts } = functionOfText(
      'exports.handler = async () => { const a = []; for (;;) a.push(new Array(1000).fill(Math.random())); };',
      { memorySize: 64 },
    );
    expect(outcomeOf(await invoke())).toEqual(
      failure('Runtime.ExitError', expect.stringMatching(/Runtime exited with error: signal: killed$/)),
    );
    expect(texts()[0]).toBe('The function `orders` needs more than its 64 MB of memory.');
  });
});

describe('in a bundle, as the command line is one', () => {
  it('works, and idle workers do not keep the process alive', async () => {
    const folder = folderWith({
      'index.js': `let n = 0; exports.handler = async () => { console.log('hello'); return ++n; };`,
      'main.ts': `import { lambdaFunction } from '${ROOT}/packages/gateway/src/node/lambda-worker.js';
        const spec = { name: 'orders', handler: 'index.handler', timeout: 3, memorySize: 128, environment: {}, region: 'eu-west-1', accountId: '1' };
        const made = lambdaFunction({ ...spec, folder: process.argv[2], print: ({ text }) => console.log(text) });
        const invocation = { payload: '{}', functionArn: '${ARN}', timeoutInMillis: 29000, asynchronous: false };
        console.log(await made.invoke(invocation), await made.invoke(invocation));`,
    });
    await build({
      entryPoints: [join(folder, 'main.ts')],
      outdir: join(folder, 'dist'),
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      minify: true,
      keepNames: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
    });
    const printed = execFileSync(process.execPath, [join(folder, 'dist/main.mjs'), folder], { timeout: 20_000 });
    expect(printed.toString()).toBe(
      "hello\nhello\n{ payload: '1', functionError: false } { payload: '2', functionError: false }\n",
    );
  });
});
