import { compile } from '@veloway/mapping';
import { describe, expect, it } from 'vitest';
import { TemplateDebugAdapter } from '../../src/debug/adapter.js';
import { Session } from '../../src/debug/session.js';
import { Timeline } from '../../src/debug/timeline.js';

interface Message {
  readonly type: string;
  readonly event?: string;
  readonly command?: string;
  readonly success?: boolean;
  readonly body?: unknown;
}

/** What VS Code says to an adapter and hears of it. */
function client(template: string) {
  const source = { name: 'a.vtl', path: '/w/a.vtl' };
  const session = new Session(new Timeline(compile(template), {}));
  const adapter = new TemplateDebugAdapter(async () => ({ session, source, stopOnEntry: false }));
  const heard: Message[] = [];
  adapter.onDidSendMessage((message) => heard.push(message as Message));
  const say = async (command: string, given: object = {}): Promise<unknown> => {
    adapter.handleMessage({ type: 'request', seq: 1, command, arguments: given } as object);
    await new Promise((done) => setTimeout(done, 5));
    return heard.findLast((message) => message.command === command)?.body;
  };
  return { heard, say, events: () => heard.filter(({ type }) => type === 'event').map(({ event }) => event) };
}

describe('the debug adapter', () => {
  it('goes along a run, forth and back, and tells the output once', async () => {
    const { say, heard, events } = client('#set($a = 1)\nA$a\nB$a\n');
    await say('launch');
    await say('setBreakpoints', { source: { path: '/w/a.vtl' }, breakpoints: [{ line: 3 }] });
    await say('configurationDone');
    await say('stepBack');
    await say('next');
    await say('continue');
    await say('continue');
    expect(events()).toEqual([
      'initialized',
      'output',
      'stopped',
      'stopped',
      'stopped',
      'output',
      'stopped',
      'terminated',
    ]);
    const outputs = heard.filter(({ event }) => event === 'output').map(({ body }) => body);
    expect(outputs).toEqual([
      { category: 'stdout', output: 'A1\nB' },
      { category: 'stdout', output: '1\n' },
    ]);
  });

  it('leaves the breakpoints of other files alone', async () => {
    const { say } = client('#set($a = 1)\n$a\n');
    await say('launch');
    const own = { source: { path: '/w/a.vtl' }, breakpoints: [{ line: 2 }] };
    const other = { source: { path: '/w/b.vtl' }, breakpoints: [{ line: 1 }] };
    expect(await say('setBreakpoints', own)).toEqual({
      breakpoints: [{ verified: true, line: 2, message: undefined }],
    });
    expect(await say('setBreakpoints', other)).toMatchObject({ breakpoints: [{ verified: false, line: 1 }] });
    await say('configurationDone');
    expect(await say('stackTrace')).toMatchObject({ stackFrames: [{ name: 'a.vtl', line: 2 }] });
  });

  it('shows scopes and their members', async () => {
    const { say } = client('#foreach($i in [{"a": 1}])\n$i.a\n#end');
    await say('launch');
    await say('setBreakpoints', { source: { path: '/w/a.vtl' }, breakpoints: [{ line: 2 }] });
    await say('configurationDone');
    const { scopes } = (await say('scopes', { frameId: 1 })) as {
      scopes: { name: string; variablesReference: number }[];
    };
    expect(scopes.map(({ name }) => name)).toEqual(['Variables', 'Loop over $i', 'Request', 'Output']);
    const { variablesReference } = scopes[0] ?? {};
    expect(await say('variables', { variablesReference })).toMatchObject({
      variables: [{ name: '$i', value: '{"a":1}' }],
    });
    expect(await say('evaluate', { expression: '$i.a + 1' })).toMatchObject({ result: '2' });
  });

  it('tells what is no expression', async () => {
    const { say, heard } = client('$a');
    await say('launch');
    await say('evaluate', { expression: '$a.' });
    expect(heard.at(-1)).toMatchObject({ command: 'evaluate', success: false });
  });

  it('stops where the template fails, and says why', async () => {
    const { say, heard } = client('#set($a = [])\n$a.get(7)');
    await say('launch');
    await say('configurationDone');
    expect(heard.at(-1)).toMatchObject({
      event: 'stopped',
      body: { reason: 'exception', text: expect.stringMatching(/\w/) },
    });
  });
});
