import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projects } from './project.js';
import { cleanEnvironment, ensureBuilt, ROOT, VELOWAY, veloway } from './veloway.js';

const { make, remove } = projects();

beforeAll(() => ensureBuilt(), 180_000);
afterAll(remove);

interface Seen {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const example = (name: string): string => readFileSync(join(ROOT, 'examples/soap', name), 'utf8');
const WSDL = example('service.wsdl');
const PROJECT = {
  'service.wsdl': WSDL,
  'order.xml': example('order.xml'),
  'answer.xml': example('answer.xml'),
  'fault.xml': example('fault.xml'),
};
const BY_WSDL = ['--wsdl', 'service.wsdl', '--operation', 'GetOrder'];

let folder = '';
beforeAll(() => {
  folder = make(PROJECT).folder;
});

function soap(args: readonly string[], input?: string): Seen {
  return soapIn(folder, args, input);
}

function soapIn(cwd: string, args: readonly string[], input?: string): Seen {
  const { status, stdout, stderr } = veloway(['soap', ...args], { cwd, ...(input === undefined ? {} : { input }) });
  return { code: status, out: stdout, err: stderr };
}

describe('to-json', () => {
  it.each([
    [[], '{"a":{"@n":"1","b":["x","y"]}}'],
    [['--infer-types'], '{"a":{"@n":1,"b":["x","y"]}}'],
    [['--number', 'a/@n'], '{"a":{"@n":1,"b":["x","y"]}}'],
    [['--boolean', 'a/@n'], '{"a":{"@n":true,"b":["x","y"]}}'],
    [['--infer-types', '--string', '//@n'], '{"a":{"@n":"1","b":["x","y"]}}'],
    [['--attribute-prefix', '_'], '{"a":{"_n":"1","b":["x","y"]}}'],
    [['--convention', 'parker'], '{"b":["x","y"]}'],
    [['--convention', 'badgerfish'], '{"a":{"@n":"1","b":[{"$":"x"},{"$":"y"}]}}'],
    [['--convention', 'gdata'], '{"a":{"n":"1","b":[{"$t":"x"},{"$t":"y"}]}}'],
    [['--convention', 'jsonml'], '["a",{"n":"1"},["b","x"],["b","y"]]'],
  ])('with %j', (args, json) => {
    expect(soap(['to-json', ...args], '<a n="1"><b>x</b><b>y</b></a>')).toEqual({ code: 0, out: `${json}\n`, err: '' });
  });

  it.each([
    [[], '{"o:a":{"@xmlns:o":"urn:o","b":null,"#text":"t"}}'],
    [['--namespaces', 'strip'], '{"a":{"b":null,"#text":"t"}}'],
    [['--namespace', 'p=urn:o'], '{"p:a":{"b":null,"#text":"t"}}'],
    [['--namespace', '=urn:o', '--text-key', '_'], '{"a":{"b":null,"_":"t"}}'],
    [['--namespaces', 'strip', '--comment-key', '#c', '--no-nil'], /"#c":"note"/],
    [['--namespaces', 'strip', '--cdata-key', '#d'], /"#d":"t"/],
  ])('and with namespaces, nil, comments and CDATA, %j', (args, json) => {
    const xml =
      '<o:a xmlns:o="urn:o"><!--note--><![CDATA[t]]><b xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></o:a>';
    const { code, out, err } = soap(['to-json', ...args], xml);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const plain = out.trimEnd().replace(/"@xmlns:xsi":"[^"]*",?/, '');
    if (typeof json === 'string') expect(JSON.parse(plain)).toEqual(JSON.parse(json));
    else expect(out).toMatch(json);
  });

  it('reads the message of an envelope by its WSDL, with its numbers and arrays', () => {
    const json =
      '{"order":{"@id":"o-77","customer":"Zoë O\'Neil","total":12.5,"express":true,"line":[{"sku":"A-1","quantity":2}]}}';
    expect(soap(['to-json', 'answer.xml', ...BY_WSDL])).toEqual({ code: 0, out: `${json}\n`, err: '' });
  });

  it('makes an array of a single element where it is told to', () => {
    expect(soap(['to-json', '--array', 'a/b'], '<a><b/></a>').out).toBe('{"a":{"b":[""]}}\n');
  });

  it('indents, writes to a file and prints an object, as it is told', () => {
    expect(soap(['to-json', '--pretty'], '<a><b/></a>').out).toBe('{\n  "a": {\n    "b": ""\n  }\n}\n');
    expect(soap(['to-json', '--json'], '<a/>').out).toBe('{"output":{"a":""},"warnings":[]}\n');
    expect(soap(['to-json', '-o', 'written.json'], '<a/>')).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(join(folder, 'written.json'), 'utf8')).toBe('{"a":""}\n');
  });

  it('tells what the schema does not allow, and converts it only where it is told to', () => {
    const xml = '<GetOrder xmlns="urn:example:orders"><number>7</number></GetOrder>';
    const args = ['to-json', ...BY_WSDL, '--message', 'input'];
    expect(soap(args, xml)).toEqual({
      code: 1,
      out: '',
      err:
        'standard input: error: GetOrder.number is not known to the schema, and is left out. [unknown]\n' +
        'standard input: error: GetOrder.id is missing. [missing]\n',
    });
    expect(soap([...args, '--lenient'], xml)).toMatchObject({ code: 0, out: '{}\n' });
    expect(soap([...args, '--json'], xml).out).toBe(
      '{"error":{"severity":"error","code":"unknown","message":"GetOrder.number is not known to the schema, and is left out.","file":"standard input","path":"GetOrder.number"},' +
        '"more":[{"severity":"error","code":"missing","message":"GetOrder.id is missing.","file":"standard input","path":"GetOrder.id"}]}\n',
    );
  });

  it('does not take a fault for the message', () => {
    expect(soap(['to-json', 'fault.xml', ...BY_WSDL])).toEqual({
      code: 1,
      out: '',
      err:
        'fault.xml:4:5: error: The envelope holds a fault, which is not the message. `veloway soap fault` says what it tells. [fault-found]\n' +
        '4 |     <soap:Fault>\n  |     ^^^^^^^^^^^\n',
    });
  });
});

describe('hostile and broken documents', () => {
  const DOCTYPE =
    'Document types and entities are refused, because they can make a small document large or read files. Remove the declaration. [doctype-refused]';
  it.each([
    ['<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><lolz>&lol2;</lolz>', '1:1', DOCTYPE],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', '1:1', DOCTYPE],
    ['<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">\n<a/>', '2:1', DOCTYPE],
    ['<a>&x;</a>', '1:4', '[entity-undeclared]'],
    ['<a>\n  <b></a>', '2:6', '[tag-mismatched]'],
    ['<a x:y="1"/>', '1:4', '[prefix-undeclared]'],
    [`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, '1:601', '[nesting-too-deep]'],
    ['', '1:1', '[root-missing]'],
    ['{"a": 1}', '1:1', '[text-outside-root]'],
  ])('refuses %j', (xml, place, told) => {
    for (const command of ['to-json', 'fault']) {
      const { code, out, err } = soap([command], xml);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      const [head = ''] = err.split('\n');
      expect(head).toContain(`standard input:${place}: error: `);
      expect(head.endsWith(told)).toBe(true);
    }
  });

  it('shows the place', () => {
    writeFileSync(join(folder, 'broken.xml'), '<order>\n\t<id>7</ID>\n</order>\n');
    const { code, err } = soap(['to-json', 'broken.xml']);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^broken\.xml:2:7: error: .*`<\/ID>`.* \[tag-mismatched\]\n2 \| \t<id>7<\/ID>\n {2}\| \t {5}\^\n$/,
    );
  });

  it('tells programs the place as data', () => {
    const { code, out } = soap(['to-json', '--json'], '<a>\n<b></a>');
    expect(code).toBe(1);
    expect(JSON.parse(out).error).toMatchObject({ code: 'tag-mismatched', file: 'standard input', line: 2, column: 4 });
  });

  it('sends no control characters to the terminal', () => {
    const { err } = soap(['to-xml'], '{"a": \u001b[31m}');
    expect(err).toBe(
      'standard input:1:7: error: This is no JSON: `␛` is no JSON value. [json-malformed]\n1 | {"a": \ufffd[31m}\n  |       ^\n',
    );
  });

  it('nests deeper, and is longer, only where that is said', () => {
    const deep = `${'<a>'.repeat(300)}x${'</a>'.repeat(300)}`;
    expect(soap(['to-json', '--max-depth', '300'], deep).code).toBe(0);
    expect(soap(['to-json', '--max-length', '10'], deep).err).toContain('[document-too-long]');
    expect(soap(['to-json', '--max-length', 'ten'], deep)).toEqual({
      code: 2,
      out: '',
      err: 'error: `--max-length ten` should be a whole number, and more than zero.\n',
    });
  });
});

describe('encodings', () => {
  const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Zoë €</a>`;
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each([
    ['utf8.xml', Buffer.from(`\ufeff${xml('UTF-8')}`), '{"a":"Zoë €"}'],
    ['utf16le.xml', utf16(xml('UTF-16')), '{"a":"Zoë €"}'],
    ['utf16be.xml', utf16(xml('UTF-16')).swap16(), '{"a":"Zoë €"}'],
    ['latin1.xml', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zo\u00eb</a>', 'latin1'), '{"a":"Zoë"}'],
  ])('%s is read as what it is', (name, bytes, json) => {
    writeFileSync(join(folder, name), bytes);
    expect(soap(['to-json', name])).toEqual({ code: 0, out: `${json}\n`, err: '' });
    expect(soap(['envelope', name]).out).toContain('<a>Zoë');
  });

  it('takes what came with the bytes, and refuses what they are not', () => {
    writeFileSync(join(folder, 'bare.xml'), Buffer.from('<a>Zo\u00eb</a>', 'latin1'));
    expect(soap(['to-json', 'bare.xml', '--encoding', 'ISO-8859-1']).out).toBe('{"a":"Zoë"}\n');
    expect(soap(['to-json', 'bare.xml'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('bare.xml:1:6: error: '),
    });
  });
});

describe('to-xml', () => {
  it.each([
    [['{"a":{"@n":1,"b":[1,2]}}'], '<a n="1"><b>1</b><b>2</b></a>'],
    [['{"a":1}', '--declaration'], '<?xml version="1.0" encoding="UTF-8"?><a>1</a>'],
    [['{"a":{"b":1}}', '--pretty'], '<a>\n  <b>1</b>\n</a>'],
    [['{"a":1}', '--convention', 'parker', '--root', 'order'], '<order><a>1</a></order>'],
    [['["a",["b","x"]]', '--convention', 'jsonml'], '<a><b>x</b></a>'],
    [['{"a":1}', '--namespace', '=urn:o'], '<a xmlns="urn:o">1</a>'],
    [['{"a":12345678901234567890.10}'], '<a>12345678901234567890.10</a>'],
    [['{"r":{"a":["\\"1e400, 1", 1e400, 0.1]}}'], '<r><a>"1e400, 1</a><a>1e400</a><a>0.1</a></r>'],
  ])('%j', ([json = '', ...args], xml) => {
    expect(soap(['to-xml', ...args], json)).toEqual({ code: 0, out: `${xml}\n`, err: '' });
  });

  it('writes a message by its WSDL, in the order and the namespaces of the schema', () => {
    const json =
      '{"order": {"line": [{"quantity": 2, "sku": "A"}], "total": 12345678901234567890.5, "customer": "Zoe", "@id": "1"}}';
    expect(soap(['to-xml', ...BY_WSDL, '--message', 'output'], json)).toEqual({
      code: 0,
      out:
        '<ns1:GetOrderResponse xmlns:ns1="urn:example:orders"><ns1:order id="1"><ns1:customer>Zoe</ns1:customer>' +
        '<ns1:total>12345678901234567890.5</ns1:total><ns1:line><ns1:sku>A</ns1:sku><ns1:quantity>2</ns1:quantity></ns1:line></ns1:order></ns1:GetOrderResponse>\n',
      err: '',
    });
  });

  it('goes back where to-json came from', () => {
    const { out } = soap(['to-json', 'answer.xml', ...BY_WSDL]);
    const { out: xml } = soap(['to-xml', ...BY_WSDL, '--message', 'output'], out);
    expect(soap(['to-json', ...BY_WSDL], xml).out).toBe(out);
  });

  it.each([
    ['{"a": 1,}', 'standard input:1:9: error: This is no JSON: a name in double quotes is expected. [json-malformed]'],
    ['', 'standard input: error: This is no JSON: it is empty. [json-malformed]'],
    ['{"a": 1, "b": 2}', /^standard input: error: .* \[root-repeated\]$/],
    ['{"a b": 1}', /^standard input: error: .*`a b`.* \[name-malformed\]$/],
  ])('refuses %j', (json, told) => {
    const { code, out, err } = soap(['to-xml'], json);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const [head] = err.split('\n');
    if (typeof told === 'string') expect(head).toBe(told);
    else expect(head).toMatch(told);
  });
});

describe('envelope', () => {
  const ENVELOPE =
    '<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
    '<ns1:GetOrder xmlns:ns1="urn:example:orders"><ns1:id>Zoë</ns1:id></ns1:GetOrder></soap:Body></soap:Envelope>';

  it('puts JSON into one by the WSDL, and tells the headers', () => {
    expect(soap(['envelope', ...BY_WSDL], '{"id": "Zoë"}')).toEqual({
      code: 0,
      out: `${ENVELOPE}\n`,
      err: 'Content-Type: text/xml; charset=utf-8\nSOAPAction: "urn:example:orders/GetOrder"\n',
    });
  });

  it('writes the whole request', () => {
    const head =
      'POST /orders HTTP/1.1\r\nHost: localhost:8080\r\nContent-Type: text/xml; charset=utf-8\r\n' +
      `SOAPAction: "urn:example:orders/GetOrder"\r\nContent-Length: ${Buffer.byteLength(ENVELOPE)}\r\nConnection: close\r\n\r\n`;
    const seen = soap(['envelope', ...BY_WSDL, '--http'], '{"id": "Zoë"}');
    expect(seen).toEqual({ code: 0, out: head + ENVELOPE, err: '' });
    const other = soap(['envelope', ...BY_WSDL, '--http', '--url', 'https://[::1]:1/a b?c=d'], '{"id": "Zoë"}');
    expect(other.out).toMatch(/^POST \/a%20b\?c=d HTTP\/1\.1\r\nHost: \[::1\]:1\r\n/);
  });

  it('takes a body of XML, of either version, with headers of its own', () => {
    writeFileSync(join(folder, 'security.xml'), '<s:Security xmlns:s="urn:s"/>');
    const args = ['envelope', 'order.xml', '--soap', '1.2', '--action', 'urn:o', '--soap-header', 'security.xml'];
    const { code, out, err } = soap(args);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'Content-Type: application/soap+xml; charset=utf-8; action="urn:o"\n',
    });
    expect(out).toContain(
      '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Header><s:Security xmlns:s="urn:s"/></soap:Header><soap:Body><order xmlns="urn:example:orders" id="o-77">',
    );
  });

  it('prints an object for programs', () => {
    expect(JSON.parse(soap(['envelope', ...BY_WSDL, '--json'], '{"id": "Zoë"}').out)).toEqual({
      output: ENVELOPE,
      headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '"urn:example:orders/GetOrder"' },
      warnings: [],
    });
  });

  it('does not put one envelope into another', () => {
    expect(soap(['envelope', 'answer.xml'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('answer.xml:2:1: error: This is an envelope already.'),
    });
  });
});

describe('fault', () => {
  it('tells what it says, with a status', () => {
    const { code, out } = soap(['fault', 'fault.xml', ...BY_WSDL]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      status: 400,
      version: '1.1',
      code: { qualified: 'soap:Client', local: 'Client', namespace: 'http://schemas.xmlsoap.org/soap/envelope/' },
      subcodes: [],
      reason: { '': 'There is no order o-78.' },
      detail: { id: 'o-78', retry: false },
    });
    expect(JSON.parse(soap(['fault', 'fault.xml']).out).detail).toEqual({
      UnknownOrder: { id: 'o-78', retry: 'false' },
    });
  });

  it.each([
    ['answer.xml', 'answer.xml:4:5: error: The envelope holds no fault: its body has `<GetOrderResponse>`.'],
    ['order.xml', 'order.xml: error: The root is `<order>` and not an `Envelope`.'],
  ])('ends with exit code 1 for %s', (file, told) => {
    expect(soap(['fault', file])).toMatchObject({ code: 1, out: '', err: expect.stringContaining(told) });
  });
});

describe('inspect', () => {
  const SHOWN = `Orders (urn:example:orders)
Takes and shows orders.

service OrderService
  port OrdersPort  SOAP 1.1  http://localhost:8080/orders
    GetOrder  document, wrapped
      Shows one order.
      action   urn:example:orders/GetOrder
      input    { id: string }
      output   { order?: Order }
      fault    unknown { id: string, retry: boolean }

types
  Line   { sku: string, quantity: int }
  Order  { @id: string, customer: string, total: decimal, express?: boolean, line?: Line[] }
`;

  it('shows services, operations and messages, and without colours in a pipe', () => {
    expect(soap(['inspect', 'service.wsdl'])).toEqual({ code: 0, out: SHOWN, err: '' });
    const { stdout } = veloway(['soap', 'inspect', 'service.wsdl'], { cwd: folder, env: { FORCE_COLOR: '1' } });
    expect(stdout).toBe(SHOWN);
  });

  it('prints the same as an object', () => {
    const { code, out } = soap(['inspect', 'service.wsdl', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      name: 'Orders',
      services: [{ name: 'OrderService', ports: [{ operations: [{ name: 'GetOrder', request: '{ id: string }' }] }] }],
      problems: [],
    });
  });

  it('shows what is wrong, where it is', () => {
    writeFileSync(join(folder, 'wrong.wsdl'), WSDL.replace('type="tns:Line"', 'type="tns:Lines"'));
    const { code, out, err } = soap(['inspect', 'wrong.wsdl']);
    expect(code).toBe(1);
    expect(out).toContain('GetOrder  document, wrapped');
    expect(err).toMatch(/^wrong\.wsdl:28:11: error: .*`Lines`.* \[unknown-name\]\n28 \| {11}<xsd:element name="line"/);
  });

  it('shows nothing of what is no WSDL', () => {
    expect(soap(['inspect', '-'], '<a/>')).toEqual({
      code: 1,
      out: '',
      err:
        'standard input:1:1: error: The root is `a`. It must be that of a WSDL 1.1 or of an XML Schema. [unexpected-root]\n' +
        '1 | <a/>\n  | ^\n',
    });
  });

  it('fetches nothing, and says so', () => {
    const types = /<xsd:schema [\s\S]*<\/xsd:schema>/;
    const [schema = ''] = types.exec(WSDL) ?? [];
    const importing = (location: string): string =>
      WSDL.replace(
        types,
        `<xsd:schema><xsd:import namespace="urn:example:orders" schemaLocation="${location}"/></xsd:schema>`,
      );
    const standalone = schema.replace(
      '<xsd:schema',
      '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="urn:example:orders"',
    );
    const { folder: work } = make({
      'remote.wsdl': importing('http://127.0.0.1:9/orders.xsd'),
      'beside.wsdl': importing('./types/my%20orders.xsd'),
      'types/my orders.xsd': standalone,
      'device.wsdl': importing('/dev/zero'),
      'share.wsdl': importing('//server/orders.xsd'),
      'url.wsdl': importing('file://server/orders.xsd'),
    });
    expect(soapIn(work, ['inspect', 'share.wsdl']).err).toContain('`//server/orders.xsd` is not fetched');
    expect(soapIn(work, ['inspect', 'url.wsdl']).err).toContain('`file://server/orders.xsd` is not fetched');
    expect(soapIn(work, ['inspect', 'remote.wsdl']).err).toContain(
      'remote.wsdl:7:17: error: `http://127.0.0.1:9/orders.xsd` is not fetched, since imports are read from the disk only, never from the network. ' +
        'Save the file beside this one, and import it by its name. [missing-document]\n',
    );
    expect(soapIn(work, ['inspect', 'beside.wsdl'])).toEqual({ code: 0, out: SHOWN, err: '' });
    expect(soapIn(work, ['inspect', 'device.wsdl']).err).toContain('The file `/dev/zero` is not there');
    const args = ['to-json', join(folder, 'answer.xml'), '--wsdl', 'remote.wsdl', '--operation', 'GetOrder'];
    expect(soapIn(work, args).err).toContain(
      'remote.wsdl:7:17: warning: `http://127.0.0.1:9/orders.xsd` is not fetched',
    );
  });
});

describe('the command line', () => {
  it.each([
    [['to-json', 'missing.xml'], 'Cannot read the XML missing.xml: there is no such file or folder.'],
    [['inspect', 'missing.wsdl'], 'Cannot read the WSDL missing.wsdl: there is no such file or folder.'],
    [['to-json', '--operation', 'GetOrder'], '`--operation` is about a WSDL: name it with `--wsdl FILE`.'],
    [
      ['to-json', '--wsdl', 'service.wsdl'],
      'Which operation of service.wsdl? Name one with `--operation`: `GetOrder`.',
    ],
    [
      ['to-json', '--wsdl', 'service.wsdl', '--operation', 'GetOrders'],
      'service.wsdl has no operation `GetOrders`. Did you mean `GetOrder`?',
    ],
    [
      ['to-json', ...BY_WSDL, '--infer-types'],
      'With `--wsdl` the schema says how a message is JSON: leave `--infer-types` out.',
    ],
    [['to-json', ...BY_WSDL, '--no-nil'], 'With `--wsdl` the schema says how a message is JSON: leave `--no-nil` out.'],
    [
      ['to-json', '--wsdl', '-', '--operation', 'x'],
      'Only one file can be the standard input, which FILE is where it is left out.',
    ],
    [
      ['to-json', '--namespace', 'urn'],
      '`--namespace urn` should be `--namespace prefix=uri`, or `--namespace =uri` for no prefix.',
    ],
    [['to-json', '--number', 'a', '--string', 'a'], '`a` is both `--number` and `--string`: leave one of them out.'],
    [
      ['envelope', 'order.xml', '--http'],
      '`--http` knows no address: say where the service is, as in `--url http://localhost:8080/orders`.',
    ],
    [['envelope', 'order.xml', '--action', 'a\nb'], /^The action `a\\nb` cannot be in a header\./],
    [['envelope'], 'standard input is no XML, and JSON needs a schema: name it with `--wsdl FILE --operation NAME`.'],
  ])('%j ends with exit code 2', (args, told) => {
    const { code, out, err } = soap(args, '{}');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const message = err.replace(/^error: /, '').trimEnd();
    if (typeof told === 'string') expect(message).toBe(told);
    else expect(message).toMatch(told);
  });

  it('lists its commands', () => {
    const { code, out } = soap(['--help']);
    expect(code).toBe(0);
    for (const name of ['to-json', 'to-xml', 'envelope', 'fault', 'inspect']) expect(out).toContain(`\n  ${name} `);
    expect(soap(['to-yaml']).code).toBe(2);
  });
});

describe('large documents', () => {
  it('of 10 MB are converted, and back', () => {
    const line = '<line no="1"><sku>A-1</sku><quantity>2</quantity><note>Tea &amp; cake for Zoë</note></line>';
    const count = Math.ceil(10_000_000 / line.length);
    writeFileSync(join(folder, 'large.xml'), `<order>${line.repeat(count)}</order>`);
    expect(soap(['to-json', 'large.xml', '-o', 'large.json'])).toEqual({ code: 0, out: '', err: '' });
    expect(JSON.parse(readFileSync(join(folder, 'large.json'), 'utf8')).order.line).toHaveLength(count);
    soap(['to-xml', 'large.json', '-o', 'again.xml']);
    expect(readFileSync(join(folder, 'again.xml'), 'utf8') === `<order>${line.repeat(count)}</order>\n`).toBe(true);
  });

  it('go through pipes, of which the reader may leave early', () => {
    const command = `"${process.execPath}" "${VELOWAY}" soap`;
    const line = `cat large.xml | ${command} to-json | ${command} to-xml | cmp - again.xml && ${command} to-json large.xml | head -c 17`;
    const seen = spawnSync('sh', ['-c', line], { cwd: folder, env: cleanEnvironment(), encoding: 'utf8' });
    expect({ out: seen.stdout, err: seen.stderr }).toEqual({ out: '{"order":{"line":', err: '' });
  });
});
