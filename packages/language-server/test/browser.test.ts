import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionList, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';

/** The server as a page starts it: bundled for browsers, in a worker, with messages instead of streams. */

const folder = mkdtempSync(join(tmpdir(), 'veloway-worker-'));
const script = join(folder, 'server.mjs');
const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Whoever reads files on a machine cannot be bundled for a browser, so that this fails. */
beforeAll(async () => {
  const packages = ['vtl', 'mapping', 'api', 'soap'];
  await build({
    stdin: {
      contents: `import { parentPort } from 'node:worker_threads';
        import { serveWorker } from './browser.js';
        serveWorker(parentPort);`,
      resolveDir: source('../src'),
    },
    alias: Object.fromEntries(packages.map((name) => [`@veloway/${name}`, source(`../../${name}/src/index.ts`)])),
    // Only whoever checks a whole definition loads the schemas of OpenAPI, and the server does not.
    external: ['node:worker_threads', '@seriousme/openapi-schema-validator'],
    ...{ bundle: true, format: 'esm', platform: 'browser', outfile: script, logLevel: 'silent' },
  });
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** A page that started the server. */
interface Page {
  request<T>(method: string, params: object): Promise<T>;
  notify(method: string, params: object): void;
  /** @returns the parameters of the next notification of that name */
  notified<T>(method: string): Promise<T>;
  close(): Promise<unknown>;
}

/** @param answers what the page says to requests of the server; it knows no others */
function startPage(answers: Readonly<Record<string, (params: never) => unknown>> = {}): Page {
  const worker = new Worker(script);
  const waiting = new Map<number | string, (answer: never) => void>();
  const send = (message: object): void => worker.postMessage({ jsonrpc: '2.0', ...message });
  worker.on('message', ({ id, method, params, result }: Message) => {
    if (method === undefined) return waiting.get(id ?? '')?.(result as never);
    if (id === undefined) return waiting.get(method)?.(params as never);
    const answer = answers[method];
    if (answer === undefined) return send({ id, error: { code: -32601, message: `There is no ${method}.` } });
    send({ id, result: answer(params as never) });
  });
  let last = 0;
  const answered = <T>(key: number | string): Promise<T> => new Promise((resolve) => waiting.set(key, resolve));
  return {
    request(method, params) {
      last += 1;
      send({ id: last, method, params });
      return answered(last);
    },
    notify: (method, params) => send({ method, params }),
    notified: answered,
    close: () => worker.terminate(),
  };
}

const URI = 'vscode-vfs://github/veloway/orders.vtl';
const TEMPLATE = { uri: URI, languageId: 'vtl', version: 1, text: "$input.path('$.customer.')$nobody" };

async function opened(page: Page): Promise<PublishDiagnosticsParams> {
  await page.request('initialize', { processId: null, rootUri: null, capabilities: {} });
  page.notify('initialized', {});
  page.notify('textDocument/didOpen', { textDocument: TEMPLATE });
  return page.notified('textDocument/publishDiagnostics');
}

describe('the server in a worker', () => {
  it('says what it can do, and ends', async () => {
    const page = startPage();
    const { capabilities } = await page.request<InitializeResult>('initialize', { processId: null, capabilities: {} });
    expect(capabilities).toMatchObject({ hoverProvider: true, completionProvider: {} });
    expect(await page.request('shutdown', {})).toBeNull();
    await page.close();
  });

  it('answers a page that has no files for it', async () => {
    const page = startPage();
    expect(await opened(page)).toMatchObject({
      uri: URI,
      diagnostics: [{ code: 'json-path' }, { code: 'unset-variable', severity: 2 }],
    });
    await page.close();
  });

  it('asks the page for the files around a template', async () => {
    const page = startPage({
      'veloway/readFolder': ({ uri }: { uri: string }) => {
        const text = '{"body": "{\\"customer\\": {\\"name\\": \\"Zoë\\"}}"}';
        return uri === `${URI}.cases` ? [{ name: 'small.event.json', text }] : [];
      },
      'veloway/readFile': ({ uri }: { uri: string }) => {
        return uri.endsWith('/veloway/veloway.json') ? '{"rules": {"unset-variable": "error"}}' : null;
      },
    });
    expect(await opened(page)).toMatchObject({ diagnostics: [{}, { code: 'unset-variable', severity: 1 }] });
    const position = { line: 0, character: 24 };
    const { items } = await page.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: URI },
      position,
    });
    expect(items.map(({ label }) => label)).toContain('name');
    await page.close();
  });
});
