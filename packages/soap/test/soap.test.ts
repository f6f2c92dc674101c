import { describe, expect, it } from 'vitest';
import {
  documentBody,
  type EnvelopeParts,
  envelope,
  httpHeaders,
  parseXml,
  proposedStatus,
  readEnvelope,
  responseName,
  rpcBody,
  SoapError,
  type SoapFault,
} from '../src/index.js';

const SOAP11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope';
const OPERATION = { local: 'getOrder', namespace: 'urn:orders' };

/** @returns the code and message of the SoapError that something throws */
function soapErrorOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof SoapError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('an envelope', () => {
  const body = documentBody(OPERATION, { id: 7, 'xsi:x': '1' }, { namespaces: { 'urn:x': 'xsi' } });

  it.each<readonly [string, EnvelopeParts, string]>([
    [
      'of SOAP 1.1',
      { version: '1.1', body: documentBody(OPERATION, { id: 7 }) },
      `<soap:Envelope xmlns:soap="${SOAP11}"><soap:Body><getOrder xmlns="urn:orders"><id>7</id></getOrder></soap:Body></soap:Envelope>`,
    ],
    [
      'of SOAP 1.2 with headers, and prefixes of one’s own',
      {
        version: '1.2',
        prefix: 'env',
        namespaces: { t: 'urn:t', o: 'urn:orders' },
        header: [
          parseXml('<t:token xmlns:t="urn:t">1</t:token>'),
          { element: parseXml('<t:trace xmlns:t="urn:t"/>'), mustUnderstand: true, actor: 'urn:next' },
        ],
        body: documentBody({ ...OPERATION, prefix: 'o' }, null),
      },
      `<env:Envelope xmlns:t="urn:t" xmlns:o="urn:orders" xmlns:env="${SOAP12}"><env:Header><t:token xmlns:t="urn:t">1</t:token>` +
        '<t:trace xmlns:t="urn:t" env:mustUnderstand="true" env:role="urn:next"/></env:Header><env:Body>' +
        '<o:getOrder xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></env:Body></env:Envelope>',
    ],
    [
      'with nothing in it, and a header of SOAP 1.1',
      { version: '1.1', body: [], header: [{ element: parseXml('<a/>'), mustUnderstand: true, actor: 'b' }] },
      `<soap:Envelope xmlns:soap="${SOAP11}"><soap:Header><a soap:mustUnderstand="1" soap:actor="b"/></soap:Header><soap:Body/></soap:Envelope>`,
    ],
    [
      'whose content has a prefix that means something else',
      { version: '1.1', body },
      `<soap:Envelope xmlns:soap="${SOAP11}"><soap:Body><getOrder xmlns:xsi="urn:x" xmlns="urn:orders"><id>7</id><xsi:x>1</xsi:x></getOrder></soap:Body></soap:Envelope>`,
    ],
  ])('%s', (_, parts, xml) => {
    expect(envelope(parts, { declaration: false })).toBe(xml);
    expect(envelope(parts)).toBe(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
    expect(readEnvelope(envelope(parts)).version).toBe(parts.version);
  });

  it.each<readonly [string, Parameters<typeof envelope>[0]['body'], string]>([
    [
      'document/literal',
      documentBody(OPERATION, { a: { b: ['1', '2'] } }),
      '<getOrder xmlns="urn:orders"><a><b>1</b><b>2</b></a></getOrder>',
    ],
    [
      'document/literal, unqualified',
      documentBody(OPERATION, { a: { b: '1' } }, {}, false),
      '<tns:getOrder xmlns:tns="urn:orders"><a><b>1</b></a></tns:getOrder>',
    ],
    [
      'RPC/literal',
      rpcBody(responseName(OPERATION), { a: 1 }),
      '<tns:getOrderResponse xmlns:tns="urn:orders"><a>1</a></tns:getOrderResponse>',
    ],
  ])('a body of %s', (_, body, xml) => {
    const text = envelope({ version: '1.2', body }, { declaration: false });
    expect(text).toBe(`<soap:Envelope xmlns:soap="${SOAP12}"><soap:Body>${xml}</soap:Body></soap:Envelope>`);
  });
});

describe('the headers of HTTP', () => {
  it.each<readonly ['1.1' | '1.2', string | undefined, object]>([
    ['1.1', 'urn:orders#get', { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '"urn:orders#get"' }],
    ['1.1', undefined, { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' }],
    ['1.2', 'urn:orders#get', { 'Content-Type': 'application/soap+xml; charset=utf-8; action="urn:orders#get"' }],
    ['1.2', undefined, { 'Content-Type': 'application/soap+xml; charset=utf-8' }],
  ])('SOAP %s, %s', (version, action, headers) => {
    expect(httpHeaders(version, action)).toEqual(headers);
  });

  it.each(['a"b', 'a\r\nX-Evil: 1', 'a\\', 'é'])('refuses %j', (action) => {
    expect(soapErrorOf(() => httpHeaders('1.1', action))).toBe(
      `action-malformed: The action \`${action.replace('\r\n', '\\r\\n')}\` cannot be in a header. Write it as a URI, with percent-encoding.`,
    );
  });
});

describe('a message that is read', () => {
  it('has its headers and its body', () => {
    const message = readEnvelope(`<e:Envelope xmlns:e="${SOAP12}">
      <e:Header><a e:mustUnderstand="1" e:role="r" e:relay="true"/><b e:mustUnderstand="false" mustUnderstand="1"/></e:Header>
      <e:Body> <c/> <d/> </e:Body></e:Envelope>`);
    const headers = message.headers.map(({ element, ...rest }) => ({ name: element.local, ...rest }));
    expect(headers).toEqual([
      { name: 'a', mustUnderstand: true, actor: 'r', relay: true },
      { name: 'b', mustUnderstand: false, actor: undefined, relay: false },
    ]);
    expect(message.body.map(({ local }) => local)).toEqual(['c', 'd']);
    expect(message.fault).toBeUndefined();
  });

  it.each<readonly [string, string]>([
    ['<html/>', 'envelope-malformed: The root is `<html>` and not an `Envelope`. Send a message of SOAP 1.1 or 1.2.'],
    [
      '<Envelope/>',
      `version-unknown: The envelope is in no namespace. Put it into ${SOAP11} for SOAP 1.1 or ${SOAP12} for SOAP 1.2.`,
    ],
    [
      '<Envelope xmlns="urn:x"/>',
      `version-unknown: The envelope is in the namespace \`urn:x\`. Put it into ${SOAP11} for SOAP 1.1 or ${SOAP12} for SOAP 1.2.`,
    ],
    [`<Envelope xmlns="${SOAP11}"/>`, 'envelope-malformed: The envelope has no `Body` in its own namespace. Add one.'],
    [
      `<Envelope xmlns="${SOAP11}"><Body xmlns=""/></Envelope>`,
      'envelope-malformed: The envelope has no `Body` in its own namespace, but a `Body` in another namespace. Add one.',
    ],
    [
      `<Envelope xmlns="${SOAP11}"><Body><Fault><faultstring xmlns="">a</faultstring></Fault></Body></Envelope>`,
      'fault-malformed: The fault has no `faultcode`, which every fault must have.',
    ],
  ])('%s', (xml, message) => {
    expect(soapErrorOf(() => readEnvelope(xml))).toBe(message);
  });
});

describe('a fault', () => {
  const fault11 = (content: string): string =>
    `<s:Envelope xmlns:s="${SOAP11}" xmlns:o="urn:o"><s:Body><s:Fault>${content}</s:Fault></s:Body></s:Envelope>`;
  const fault12 = (content: string): string =>
    `<s:Envelope xmlns:s="${SOAP12}" xmlns:o="urn:o"><s:Body><s:Fault>${content}</s:Fault></s:Body></s:Envelope>`;

  /** What a fault says, without the element of its detail. */
  function faultOf(xml: string): unknown {
    const { fault } = readEnvelope(xml);
    return fault && { ...fault, detail: fault.detail?.json };
  }

  const NOTHING = { subcodes: [], reason: {}, detail: undefined, actor: undefined, role: undefined, node: undefined };

  it.each<readonly [string, string, unknown]>([
    [
      'of SOAP 1.1',
      fault11(
        '<faultcode>s:Client</faultcode><faultstring xml:lang="en"> no </faultstring><faultactor>urn:a</faultactor>' +
          '<detail><o:code n="1">7</o:code></detail>',
      ),
      {
        ...NOTHING,
        version: '1.1',
        code: { qualified: 's:Client', local: 'Client', namespace: SOAP11 },
        reason: { en: 'no' },
        detail: { code: { '@n': '1', '#text': '7' } },
        actor: 'urn:a',
      },
    ],
    [
      'with dots',
      fault11('<faultcode>s:Server.Database.Down</faultcode><faultstring/>'),
      {
        ...NOTHING,
        version: '1.1',
        code: { qualified: 's:Server.Database.Down', local: 'Server', namespace: SOAP11 },
        subcodes: [
          { qualified: 'Database', local: 'Database', namespace: SOAP11 },
          { qualified: 'Down', local: 'Down', namespace: SOAP11 },
        ],
        reason: { '': '' },
      },
    ],
    [
      'with a code of the service, declared at the code',
      fault11('<faultcode xmlns:p="urn:p">p:No.Stock</faultcode><detail/>'),
      {
        ...NOTHING,
        version: '1.1',
        code: { qualified: 'p:No.Stock', local: 'No.Stock', namespace: 'urn:p' },
        detail: '',
      },
    ],
    [
      'with a code without a prefix',
      fault11('<faultcode>Server</faultcode>'),
      { ...NOTHING, version: '1.1', code: { qualified: 'Server', local: 'Server', namespace: undefined } },
    ],
    [
      'of SOAP 1.2',
      fault12(
        '<s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>o:Bad</s:Value><s:Subcode><s:Value xmlns:q="urn:q">q:Worse</s:Value>' +
          '</s:Subcode></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en">no</s:Text><s:Text xml:lang="de">nein</s:Text>' +
          '<s:Text xml:lang="__proto__">?</s:Text></s:Reason><s:Node>urn:n</s:Node><s:Role>urn:r</s:Role><s:Detail><o:a/><o:a/></s:Detail>',
      ),
      {
        ...NOTHING,
        version: '1.2',
        code: { qualified: 's:Sender', local: 'Sender', namespace: SOAP12 },
        subcodes: [
          { qualified: 'o:Bad', local: 'Bad', namespace: 'urn:o' },
          { qualified: 'q:Worse', local: 'Worse', namespace: 'urn:q' },
        ],
        reason: JSON.parse('{"en":"no","de":"nein","__proto__":"?"}'),
        detail: { a: ['', ''] },
        role: 'urn:r',
        node: 'urn:n',
      },
    ],
  ])('%s', (_, xml, fault) => {
    expect(faultOf(xml)).toEqual(fault);
  });

  it.each<readonly [string, number]>([
    ['Client', 400],
    ['Sender', 400],
    ['Server', 502],
    ['Receiver', 502],
    ['VersionMismatch', 500],
    ['MustUnderstand', 500],
    ['DataEncodingUnknown', 500],
    ['OutOfStock', 502],
    ['constructor', 502],
  ])('%s has the status %i', (local, status) => {
    const fault: SoapFault = { ...NOTHING, version: '1.1', code: { qualified: local, local, namespace: undefined } };
    expect(proposedStatus(fault)).toBe(status);
  });
});
