import { beforeAll, describe, expect, it } from 'vitest';
import { type HostileGateway, hostileGateway } from './hostile-gateway.js';
import { converse } from './raw-exchange.js';

/** A request chooses what it asks of a back end, and never the back end. */

let gateway: HostileGateway;
let evil: HostileGateway;

beforeAll(async () => {
  gateway = await hostileGateway();
  // Whatever reaches the back end of this one was led astray.
  evil = await hostileGateway();
});

const evilHost = (): string => evil.backEnd.url.replace('http://', '');

async function answer(method: string, path: string, headers: readonly string[] = [], text = '') {
  const body = Buffer.from(text).toString('latin1');
  const head = [`${method} /dev${path} HTTP/1.1`, 'Host: h', `Content-Length: ${body.length}`, ...headers].join('\r\n');
  gateway.backEnd.recorded.length = 0;
  const { answers } = await converse(gateway.port, `${head}\r\n\r\n${body}`, { answers: 1 });
  const [{ status, head: answered } = { status: 0, head: '' }] = answers;
  return { status, answered, line: gateway.backEnd.recorded[0]?.split('\r\n')[0], sent: gateway.backEnd.recorded[0] };
}

const ASTRAY = [
  '..%2f..%2f',
  '../../..',
  '@EVIL',
  '@EVIL/',
  'x@EVIL',
  ':80@EVIL',
  ':x@EVIL/',
  '//EVIL',
  '///EVIL/x',
  '/\\EVIL',
  '\\\\EVIL',
  'http://EVIL/',
  'http:%2f%2fEVIL%2f',
  '%40EVIL',
  '%0d%0aHost:%20EVIL%0d%0a%0d%0a',
  '.EVIL',
  '%23@EVIL',
  '#@EVIL',
  '%00EVIL',
  'EVIL',
  '[::1]',
  '127.0.0.1',
];

describe('a variable of a path', () => {
  it.each(ASTRAY)('%s', async (written) => {
    const variable = written.replace('EVIL', evilHost());
    for (const path of ['path', 'proxy', 'query']) {
      const { status, line } = await answer('GET', `/${path}/${path === 'proxy' ? 'record' : ''}${variable}`);
      expect(status).toBe(200);
      expect(line).toMatch(/^GET \/record[^ ]* HTTP\/1\.1$/);
    }
    for (const path of ['behind', 'host']) {
      expect(await answer('GET', `/${path}/${variable}`)).toMatchObject({ status: 500, line: undefined });
    }
    expect(evil.backEnd.recorded).toEqual([]);
    expect([...gateway.bugs, ...evil.bugs]).toEqual([]);
  });
});

describe('a target with a host', () => {
  it.each(['http://EVIL/dev/proxy/record', 'http://EVIL@EVIL/dev/proxy/record'])('%s', async (written) => {
    const target = written.replaceAll('EVIL', evilHost());
    const text = `GET ${target} HTTP/1.1\r\nHost: ${evilHost()}\r\n\r\n`;
    const { answers } = await converse(gateway.port, text, { answers: 1 });
    expect(answers.map(({ status }) => status)).toEqual([200]);
    expect(evil.backEnd.recorded).toEqual([]);
  });
});

describe('what is mapped of a body', () => {
  const mapped = (body: object) =>
    answer(
      'POST',
      '/mapped',
      ['Content-Type: application/json'],
      JSON.stringify({ path: 'p', header: 'h', query: 'q', ...body }),
    );

  it.each([
    'a\r\nHost: evil.example\r\n\r\nGET /x HTTP/1.1',
    ' HTTP/1.1\r\nX: ',
    '/../../..//evil.example',
    '?a#b',
    '\0\t\u007f',
    '\\u20ac \\u010d\\u010a',
  ])('stays in its path and its query: %j', async (text) => {
    for (const name of ['path', 'query']) {
      const { status, line, sent } = await mapped({ [name]: text });
      expect(status).toBe(200);
      expect(line).toMatch(/^POST \/record\/[!-~]* HTTP\/1\.1$/);
      expect(sent?.split('\r\n\r\n')).toHaveLength(2);
      expect(sent).not.toMatch(/^host: evil/im);
    }
  });

  it.each(['a\r\nX-Evil: 1', 'a\nX-Evil: 1', 'a\rX-Evil: 1', 'a\0', 'a\x01', 'a\x7f'])(
    'adds no header: %j',
    async (text) => {
      const { status, sent } = await mapped({ header: text });
      expect(status).toBe(500);
      expect(sent).toBeUndefined();
    },
  );

  it('may have any letters', async () => {
    const { status, sent } = await mapped({ header: '\u010d\u010a \u{1f600}' });
    expect(status).toBe(200);
    expect(sent).not.toMatch(/^x-mapped: *\r?$/im);
    expect(sent?.match(/^x-mapped: .*$/gim)).toHaveLength(1);
  });
});

describe('what a template gives the client', () => {
  it.each(['a%0d%0aSet-Cookie:%20evil=1', 'a%0aSet-Cookie:%20evil=1', '%00%01%7f', '%e2%82%ac%c4%8d%c4%8a', '%ff'])(
    'is one header: %s',
    async (value) => {
      const { status, answered } = await answer('GET', `/reflect?name=a&value=${value}`);
      expect(status).toBe(200);
      expect(answered).not.toMatch(/^set-cookie/im);
      expect(answered).not.toMatch(/[^\r\n\t\x20-\x7e\x80-\xff]/);
    },
  );

  it.each(['a%0d%0aSet-Cookie', 'a:b', '%20', '%00', '%e2%82%ac'])('cannot have the name X-%s', async (name) => {
    const { status, answered } = await answer('GET', `/reflect?name=${name}&value=v`);
    expect(status).toBe(500);
    expect(answered).not.toMatch(/^(set-cookie|X-)(?!amzn)/im);
  });

  it.each(['100', '101', '199', '600', '999', '-1', '1e3', 'NaN', ''])('has a status: %s', async (status) => {
    expect([200, 500]).toContain((await answer('GET', `/status?status=${status}`)).status);
  });
});
