import { describe, expect, it } from 'vitest';
import { parseXml, readEnvelope, SoapError, toJson, toXml, XmlError } from '../src/index.js';

const DOCUMENTS = 100_000;
const SEED = Number(process.env.RANDOM_SEED ?? Date.now() & 0xffffff);

const WELL_FORMED = [
  '<?xml version="1.0" encoding="UTF-8"?>\n<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:d"><s:Header><t s:mustUnderstand="1">1</t></s:Header><s:Body a="1"><x y="&lt;&#65;">t &amp; u<![CDATA[<&]]></x><!-- c --><?pi d?></s:Body></s:Envelope>',
  '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="en">no</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>',
  '<a xmlns:p="u" xmlns:q="u"><p:b c="1" p:c="2"/>\r\n<q:b xml:lang="en">é😀</q:b></a>',
  '<l xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><i>1</i><i xsi:nil="true"/><i xsi:type="t"/>007</l>',
];

const PIECES = [
  ...['<', '>', '/', '"', "'", '&', '=', ' ', '\n', '\r', ':', 'xmlns', 'xmlns:p="v"', 'xml', '<!--', '-->', '--', '-'],
  ...[
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '&amp;',
    '&#0;',
    '&#x9;',
    '&x;',
    'a',
    '1',
    '.',
    '\u0000',
    '\ud800',
    '\udc00',
    '\ufffe',
  ],
  ...['<!DOCTYPE a>', '<!ENTITY a "b">', 'p:', '__proto__', 'constructor', 'encoding="UTF-7"', '<a>', '</a>', '<a/>'],
];

/** A generator of numbers from 0 to 1 that a seed determines: mulberry32. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function mutated(document: string, below: (limit: number) => number): string {
  let text = document;
  for (let changes = below(4); changes >= 0; changes--) {
    const at = below(text.length + 1);
    const piece = below(3) === 0 ? text.slice(at, at + below(30)) : (PIECES[below(PIECES.length)] ?? '');
    text = text.slice(0, at) + piece + text.slice(at + (below(2) === 0 ? 0 : below(6)));
  }
  return text;
}

/** @returns the code of the error that a document has, or undefined */
function tryDocument(text: string, convention: 'default' | 'jsonml'): string | undefined {
  try {
    const root = parseXml(text);
    parseXml(toXml(toJson(root, { convention }), { convention }));
    readEnvelope(root);
    return undefined;
  } catch (error) {
    if (error instanceof XmlError || error instanceof SoapError) return error.code;
    throw new Error(`With the seed ${SEED}, ${JSON.stringify(text)} throws ${String(error)}.`);
  }
}

describe(`${DOCUMENTS} mutated documents`, () => {
  it('are read, or have an XmlError or SoapError', () => {
    const next = numbersFrom(SEED);
    const below = (limit: number): number => Math.floor(next() * limit);
    const codes = new Map<string | undefined, number>();
    for (let index = 0; index < DOCUMENTS; index++) {
      const document = WELL_FORMED[below(WELL_FORMED.length)] ?? '';
      const code = tryDocument(mutated(document, below), index % 2 === 0 ? 'default' : 'jsonml');
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    // Neither all of them are broken nor none.
    expect(codes.get(undefined)).toBeGreaterThan(DOCUMENTS / 100);
    expect(codes.size).toBeGreaterThan(15);
    expect('a' in {}).toBe(false);
  });
});
