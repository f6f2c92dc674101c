import { expect, it } from 'vitest';
import { exampleOf, messageToJson, operationsOf, readEnvelope, readWsdl } from '../src/index.js';

const NAMESPACES =
  'xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t" xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"';

/** A type that may be within itself, and one that is derived from it. */
const SCHEMA = `<x:schema targetNamespace="urn:t" elementFormDefault="qualified">
  <x:complexType name="Node"><x:sequence><x:element name="next" type="t:Node" minOccurs="0"/></x:sequence></x:complexType>
  <x:complexType name="Named"><x:complexContent><x:extension base="t:Node"><x:sequence><x:element name="name" type="x:string"/></x:sequence></x:extension></x:complexContent></x:complexType>
  <x:element name="Ask" type="t:Node"/></x:schema>`;

const operation =
  '<operation name="Ask"><soap:operation soapAction="a"/><input><soap:body use="literal"/></input></operation>';

function portType(name: string, times: number): string {
  const asks = '<operation name="Ask"><input message="t:In"/></operation>'.repeat(times);
  return `<portType name="${name}">${asks}</portType><binding name="${name}" type="t:${name}"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>${operation.repeat(times)}</binding>`;
}

const port = (name: string, binding: string) =>
  `<port name="${name}" binding="t:${binding}"><soap:address location="http://${name}/"/></port>`;

async function wsdlOf(rest: string) {
  const text = `<definitions targetNamespace="urn:t" ${NAMESPACES}><types>${SCHEMA}</types><message name="In"><part name="p" element="t:Ask"/></message>${rest}</definitions>`;
  return (await readWsdl(text, { location: 'a.wsdl' })).wsdl;
}

it('names operations that are called alike by their ports, and then by their services', async () => {
  const wsdl = await wsdlOf(
    `${portType('A', 1)}${portType('B', 1)}<service name="S">${port('P', 'A')}${port('Q', 'B')}</service><service name="T">${port('P', 'A')}</service>`,
  );
  expect(operationsOf(wsdl).map(({ name }) => name)).toEqual(['S.P.Ask', 'Q.Ask', 'T.P.Ask']);
});

it('gives operations that are overloaded names of their own', async () => {
  const wsdl = await wsdlOf(`${portType('A', 2)}<service name="S">${port('P', 'A')}</service>`);
  const names = operationsOf(wsdl).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it('knows a type that `xsi:type` names with a prefix of the envelope', async () => {
  const wsdl = await wsdlOf(`${portType('A', 1)}<service name="S">${port('P', 'A')}</service>`);
  const { body } = readEnvelope(
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:d="urn:t"><s:Body><d:Ask i:type="d:Named"><d:name>n</d:name></d:Ask></s:Body></s:Envelope>',
  );
  const [first] = operationsOf(wsdl);
  expect(messageToJson(wsdl.schema, first?.operation.input ?? '', body)).toEqual({
    value: { '@xsi:type': 'Named', name: 'n' },
    problems: [],
  });
});

it('makes an example of a type that is within itself', async () => {
  const wsdl = await wsdlOf(`${portType('A', 1)}<service name="S">${port('P', 'A')}</service>`);
  const [first] = operationsOf(wsdl);
  if (first === undefined) throw new Error('There is no operation.');
  expect(JSON.stringify(exampleOf(wsdl, first.operation, 'request')).length).toBeLessThan(200);
});
