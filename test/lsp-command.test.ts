import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionList, Hover } from 'vscode-languageserver-protocol';
import { clientOver } from '../packages/language-server/test/client.js';
import { cleanEnvironment, ensureBuilt, VELOWAY } from './veloway.js';

/** Speaks with `veloway lsp` as an editor does: a process of its own, over its standard input and output. */

const folder = mkdtempSync(join(tmpdir(), 'veloway-lsp-'));
const uri = pathToFileURL(join(folder, 'orders.vtl')).href;

beforeAll(async () => {
  await ensureBuilt();
  await mkdir(join(folder, 'orders.vtl.cases'));
  writeFileSync(
    join(folder, 'orders.vtl.cases/small.event.json'),
    '{"body": "{\\"customer\\": {\\"name\\": \\"Zoë\\"}}"}',
  );
  writeFileSync(join(folder, 'veloway.json'), '{ "rules": { "unset-variable": "error" } }');
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [VELOWAY, 'lsp', ...args], { cwd: folder, env: cleanEnvironment() });
}

function ended(server: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => server.once('exit', resolve));
}

describe.each([[['--stdio']], [[]], [['--stdio', `--clientProcessId=${process.pid}`]]])('veloway lsp %j', (args) => {
  it('answers, knows the files beside a template, and ends when it is told to', async () => {
    const server = start(args);
    const client = await clientOver(server.stdout, server.stdin, {
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'project' }],
    });
    client.open(uri, 'vtl', "$input.path('$.customer.')$nobody");
    expect(await client.diagnostics(uri)).toMatchObject([
      { code: 'json-path' },
      { code: 'unset-variable', severity: 1 },
    ]);
    const at = (character: number) => ({ textDocument: { uri }, position: { line: 0, character } });
    const { items } = await client.request<CompletionList>('textDocument/completion', at(24));
    expect(items.map(({ label }) => label)).toContain('name');
    expect(await client.request<Hover>('textDocument/hover', at(3))).toMatchObject({ contents: { kind: 'markdown' } });
    await client.request('shutdown', {});
    const code = ended(server);
    await client.connection.sendNotification('exit');
    expect(await code).toBe(0);
  });
});

describe('a client that goes away', () => {
  it('ends the server', async () => {
    const server = start(['--stdio']);
    await clientOver(server.stdout, server.stdin);
    const code = ended(server);
    server.stdin.end();
    expect(await code).toBe(1);
  });
});
