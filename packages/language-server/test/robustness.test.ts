import { describe, expect, it } from 'vitest';
import type { CompletionList, Diagnostic } from 'vscode-languageserver-protocol';
import { REQUESTS } from '../src/protocol/bindings.js';
import { type Client, filesFrom, startClient } from './client.js';

/** Clients make mistakes, are fast, and change their minds: the server answers what it can, and stays. */

const URI = 'file:///project/orders.vtl';
const TEMPLATE = '#set($order = $input.path(\'$\'))\r\n{"id": "$order.id", "é😀": $input.json(\'$.a\')}\r\n';

/** What a request needs, at a place of a document. */
function paramsAt(uri: string, line: unknown, character: unknown) {
  const position = { line, character };
  const range = { start: position, end: position };
  return {
    ...{ textDocument: { uri }, position, positions: [position], range, newName: 'renamed', ch: '\n' },
    options: { tabSize: 2, insertSpaces: true },
    context: { includeDeclaration: true, diagnostics: [] },
  };
}

/** Asks everything there is to ask. */
function askAll(client: Client, params: object): Promise<unknown[]> {
  return Promise.all(
    REQUESTS.map(({ method }) => client.request(method, params).catch(({ message }: Error) => message)),
  );
}

async function withClient(test: (client: Client) => Promise<void>): Promise<void> {
  const client = await startClient();
  await test(client);
  await client.close();
}

describe('places that are none', () => {
  it.each([
    ['behind the text', 1000, 1000],
    ['behind a line', 0, 5000],
    ['before the text', -1, -7],
    ['between the halves of a character', 1, 23],
    ['in the middle of a line ending', 0, 32],
    ['of a number that is too large', 2 ** 31, 2 ** 53],
  ])('%s are the nearest ones', (_, line, character) =>
    withClient(async (client) => {
      client.open(URI, 'vtl', TEMPLATE);
      await client.diagnostics(URI);
      await askAll(client, paramsAt(URI, line, character));
      expect(client.log).toEqual([]);
    }),
  );
});

describe('a client that is wrong', () => {
  it.each([
    ['has no document', {}],
    ['has a document without a URI', { textDocument: {} }],
    ['has no place', { textDocument: { uri: URI } }],
    ['has places of no numbers', paramsAt(URI, 'one', null)],
  ])('gets an answer or an error where it %s, and the server answers the next', (_, params) =>
    withClient(async (client) => {
      client.open(URI, 'vtl', '$input.');
      await client.diagnostics(URI);
      await askAll(client, params);
      const { items } = await client.request<CompletionList>('textDocument/completion', paramsAt(URI, 0, 7));
      expect(items).not.toEqual([]);
    }),
  );

  it('asks for documents that are not open, changes and closes them', () =>
    withClient(async (client) => {
      expect((await askAll(client, paramsAt(URI, 0, 0))).filter((answer) => answer !== null)).toEqual([]);
      client.change(URI, 2, [{ text: '$nobody' }]);
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
      expect(await client.request('textDocument/hover', paramsAt(URI, 0, 0))).toBeNull();
      expect(client.log).toEqual([]);
    }));

  it('opens a document again that is open', () =>
    withClient(async (client) => {
      client.open(URI, 'vtl', '$input.body');
      expect(await client.diagnostics(URI)).toEqual([]);
      client.open(URI, 'vtl', '$nobody');
      expect(await client.diagnostics(URI)).toMatchObject([{ code: 'unset-variable' }]);
    }));

  it('changes a document where it has no lines', () =>
    withClient(async (client) => {
      client.open(URI, 'vtl', '{}');
      await client.diagnostics(URI);
      const range = { start: { line: 7, character: 3 }, end: { line: 9, character: 1 } };
      client.change(URI, 2, [{ range, text: '$nobody' }]);
      expect(await client.diagnostics(URI)).toMatchObject([{ code: 'unset-variable' }]);
    }));
});

describe('a client that is fast', () => {
  it('changes a document a thousand times, and gets the diagnostics of the last text', () =>
    withClient(async (client) => {
      client.open(URI, 'vtl', '');
      await client.diagnostics(URI);
      let published: readonly Diagnostic[] = [];
      const position = { line: 0, character: 0 };
      for (let version = 2; version <= 1000; version++) {
        client.change(URI, version, [{ range: { start: position, end: position }, text: '$nobody ' }]);
      }
      while (published.length < 999) published = await client.diagnostics(URI);
      expect(published).toHaveLength(999);
    }));

  it('closes a document whose answers it waits for', () =>
    withClient(async (client) => {
      client.open(URI, 'vtl', TEMPLATE);
      const answers = askAll(client, paramsAt(URI, 1, 10));
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
      expect(await answers).toHaveLength(REQUESTS.length);
      expect(client.log).toEqual([]);
    }));
});

describe('a document that is too large for anybody', () => {
  const TEXTS: readonly (readonly [string, string, string, string])[] = [
    ['a template', 'orders.vtl', 'vtl', TEMPLATE.repeat(12_000)],
    ['one line of a template', 'orders.vtl', 'vtl', '{"a":"$input.params(\'a\')",'.repeat(40_000)],
    ['blocks that nobody closes', 'orders.vtl', 'vtl', '#if($x)'.repeat(150_000)],
    ['blocks full of problems', 'orders.vtl', 'vtl', '#if($a)\n"x": 1,\n#else\n$b\n#end\n'.repeat(6000)],
    ['JSON', 'package-lock.json', 'json', `{"requestTemplates": [${'{"a": "b"},'.repeat(90_000)}1]}`],
  ];

  it.each(TEXTS)('%s: whatever one asks is answered', (_, name, languageId, text) =>
    withClient(async (client) => {
      const uri = `file:///project/${name}`;
      client.open(uri, languageId, text);
      await client.diagnostics(uri);
      const range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
      expect(await askAll(client, { ...paramsAt(uri, 0, 18), range })).toHaveLength(REQUESTS.length);
      expect(client.log).toEqual([]);
    }),
  );
});

describe('a client that tells of no changes of files', () => {
  it('has what is there when it opens a document', async () => {
    const texts: Record<string, string> = { 'file:///project/veloway.json': '{"rules": {"unset-variable": "off"}}' };
    const client = await startClient(filesFrom(texts), { workspaceFolders: [{ uri: 'file:///project', name: 'a' }] });
    client.open(URI, 'vtl', '$nobody');
    expect(await client.diagnostics(URI)).toEqual([]);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    await client.diagnostics(URI);
    texts['file:///project/veloway.json'] = '{}';
    client.open(URI, 'vtl', '$nobody');
    expect(await client.diagnostics(URI)).toMatchObject([{ code: 'unset-variable' }]);
    await client.close();
  });
});
