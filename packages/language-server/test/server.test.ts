import { describe, expect, it, vi } from 'vitest';
import type { CodeAction, CompletionList, Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { BINDINGS } from '../src/protocol/bindings.js';
import { RULES } from '../src/rules/index.js';
import { filesFrom, startClient } from './client.js';

const URI = 'file:///project/orders.vtl';
const REFUSED = '{"id": "$input.params(\'id\'"}\n';

const codes = (found: readonly Diagnostic[]): unknown[] => found.map(({ code }) => code);

describe('the protocol', () => {
  it('says what the server can do', async () => {
    const client = await startClient();
    expect(client.initialized.serverInfo).toEqual({ name: 'veloway' });
    expect(client.initialized.capabilities).toMatchObject({ textDocumentSync: { openClose: true, change: 2 } });
    await client.close();
  });

  it('publishes what is wrong when a file is opened, and takes it back when it is closed', async () => {
    const client = await startClient();
    client.open(URI, 'vtl', REFUSED);
    const [first] = await client.diagnostics(URI);
    expect(first).toMatchObject({ source: 'veloway', severity: 1 });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    expect(await client.diagnostics(URI)).toEqual([]);
    await client.close();
  });

  it('follows changes of parts of the text', async () => {
    const client = await startClient();
    client.open(URI, 'vtl', REFUSED);
    expect(await client.diagnostics(URI)).not.toEqual([]);
    const end = { line: 0, character: REFUSED.indexOf('"}') };
    client.change(URI, 2, [{ range: { start: end, end }, text: ')' }]);
    expect((await client.diagnostics(URI)).filter(({ severity }) => severity === 1)).toEqual([]);
    await client.close();
  });

  it('says nothing of files that hold no template', async () => {
    const client = await startClient();
    for (const [uri, languageId, text] of [
      ['file:///project/package.json', 'json', '{"name": "$x"}'],
      ['file:///project/compose.yaml', 'yaml', 'services: { web: { image: "#end" } }'],
      ['file:///project/broken.yaml', 'yaml', 'a: [b: }'],
    ] as const) {
      client.open(uri, languageId, text);
      expect(await client.diagnostics(uri)).toEqual([]);
    }
    await client.close();
  });

  it('answers nothing of a document that is not open', async () => {
    const client = await startClient();
    const position = { line: 0, character: 0 };
    expect(await client.request('textDocument/completion', { textDocument: { uri: URI }, position })).toBeNull();
    await client.close();
  });

  it('refuses a request that is cancelled before it is answered', async () => {
    const client = await startClient();
    client.open(URI, 'vtl', '$');
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: URI }, position: { line: 0, character: 1 } };
    const answer = client.connection.sendRequest('textDocument/completion', params, source.token);
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: -32800 });
    await client.close();
  });

  it('refuses a request whose text has changed meanwhile', async () => {
    const client = await startClient();
    client.open(URI, 'vtl', '$');
    const params = { textDocument: { uri: URI }, position: { line: 0, character: 1 } };
    const answer = client.request('textDocument/completion', params);
    client.change(URI, 2, [{ text: '$input' }]);
    await expect(answer).rejects.toMatchObject({ code: -32801 });
    await client.close();
  });

  it('offers the fix of a problem, and all fixes of a file', async () => {
    const client = await startClient();
    const text = '#if($input.body)\n{}\n#endif\n#end\n';
    client.open(URI, 'vtl', text);
    await client.diagnostics(URI);
    const at = (line: number) => ({ start: { line, character: 1 }, end: { line, character: 1 } });
    const ask = (only?: string[]) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: URI },
        range: at(2),
        context: { diagnostics: [], ...(only && { only }) },
      });
    expect((await ask()).every(({ kind }) => kind === 'quickfix')).toBe(true);
    const [all] = await ask(['source.fixAll']);
    expect(all?.kind).toBe('source.fixAll.veloway');
    await client.close();
  });

  it('survives a failing answer, tells of it and answers the next', async () => {
    const client = await startClient();
    client.open(URI, 'vtl', '$input.');
    await client.diagnostics(URI);
    const params = { textDocument: { uri: URI }, position: { line: 0, character: 7 } };
    const answer = vi.spyOn(BINDINGS.completions, 'answer').mockImplementation(() => {
      throw new Error('a bug');
    });
    expect(await client.request('textDocument/completion', params)).toBeNull();
    answer.mockRestore();
    await vi.waitFor(() => expect(client.log.join()).toContain('Error: a bug'));
    expect((await client.request<CompletionList>('textDocument/completion', params)).items).not.toEqual([]);
    await client.close();
  });

  it('loses the findings of a failing rule alone', async () => {
    const client = await startClient();
    const [rule] = RULES;
    const check = vi.spyOn(rule as (typeof RULES)[number], 'check').mockImplementation(() => {
      throw new Error('a bug in a rule');
    });
    client.open(URI, 'vtl', '#set($unused = 1)$nobody');
    expect(codes(await client.diagnostics(URI))).toContain('unset-variable');
    check.mockRestore();
    await vi.waitFor(() => expect(client.log.join()).toContain('a bug in a rule'));
    await client.close();
  });
});

describe('what stands around a template', () => {
  const template = { [`${URI}`]: '' };
  const SAMPLE = { 'file:///project/orders.vtl.cases/small.event.json': '{"body": "{\\"customer\\": 1}"}' };
  const workspaceFolders = [{ uri: 'file:///project', name: 'project' }];

  it('has the keys of its sample requests', async () => {
    const client = await startClient(filesFrom({ ...template, ...SAMPLE }), { workspaceFolders });
    client.open(URI, 'vtl', "$input.path('$.')");
    const params = { textDocument: { uri: URI }, position: { line: 0, character: 15 } };
    const { items } = await client.request<CompletionList>('textDocument/completion', params);
    expect(items.map(({ label }) => label)).toContain('customer');
    await client.close();
  });

  it('tells of a sample request that cannot be read', async () => {
    const broken = { 'file:///project/orders.vtl.cases/small.event.json': '{' };
    const client = await startClient(filesFrom(broken), { workspaceFolders });
    client.open(URI, 'vtl', '$input.body');
    await client.diagnostics(URI);
    await vi.waitFor(() => expect(client.log.join()).toContain('small.event.json'));
    await client.close();
  });

  it('has the severities of the nearest veloway.json, and those of a change of it', async () => {
    const texts: Record<string, string> = { 'file:///project/veloway.json': '{"rules": {"unset-variable": "error"}}' };
    const nested = 'file:///project/templates/orders.vtl';
    const client = await startClient(filesFrom(texts), { workspaceFolders });
    client.open(nested, 'vtl', '$nobody');
    expect(await client.diagnostics(nested)).toMatchObject([{ code: 'unset-variable', severity: 1 }]);
    texts['file:///project/templates/veloway.json'] = '{"rules": {"unset-variable": "off"}}';
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///project/templates/veloway.json', type: 1 }],
    });
    expect(await client.diagnostics(nested)).toEqual([]);
    await client.close();
  });

  it('tells what is wrong with a veloway.json', async () => {
    const texts = { 'file:///project/veloway.json': '{"rules": {"no-such-rule": "off"}}' };
    const client = await startClient(filesFrom(texts), { workspaceFolders });
    client.open(URI, 'vtl', '$input.body');
    await client.diagnostics(URI);
    await vi.waitFor(() => expect(client.log.join()).toContain('There is no rule `no-such-rule`.'));
    await client.close();
  });
});

describe('places', () => {
  it('count UTF-16 units and all endings of lines', async () => {
    const client = await startClient();
    const text = '😀\r\né\r$nobody\n';
    client.open(URI, 'vtl', text);
    const [found] = await client.diagnostics(URI);
    expect(found && TextDocument.create(URI, 'vtl', 1, text).getText(found.range)).toContain('nobody');
    expect(found?.range.start.line).toBe(2);
    await client.close();
  });
});
