import { describe, expect, it } from 'vitest';
import { inspect, jsonSchemaOfMessage, readWsdl } from '../src/index.js';
import { resolveLocation } from '../src/wsdl/resolve-location.js';
import { fixture, readDeclarations, readFixture } from './read-fixture.js';

describe('a WSDL of several files', () => {
  it('has what its files say', async () => {
    const { wsdl } = await readFixture('freight/freight.wsdl');
    const ports = wsdl.services.flatMap((service) =>
      service.ports.map((port) => `${service.name}/${port.name} ${port.soapVersion} ${port.address}`),
    );
    expect(ports).toEqual([
      'FreightService/Booking11 1.1 https://freight.example.com/soap/booking',
      'FreightService/Booking12 1.2 https://freight.example.com/soap12/booking',
      'YardService/Yard 1.1 https://freight.example.com/soap/yard',
    ]);
    expect(wsdl).toMatchObject({
      name: 'Freight',
      targetNamespace: 'urn:harbour:freight:service',
      documentation: 'Books cargo, and follows it across the quays.',
    });
  });

  it('has operations with their messages', async () => {
    const { wsdl } = await readFixture('freight/freight.wsdl');
    const [place, , announce] = wsdl.services[0]?.ports[0]?.operations ?? [];
    expect(place).toEqual({
      name: 'PlaceBooking',
      documentation: 'Books cargo onto a ship.',
      soapVersion: '1.1',
      soapAction: 'urn:harbour:freight/PlaceBooking',
      style: 'document',
      wrapped: true,
      input: {
        name: '{urn:harbour:freight:interface}PlaceBookingRequest',
        use: 'literal',
        headers: [
          {
            message: '{urn:harbour:freight:interface}PlaceBookingRequest',
            part: 'session',
            element: '{urn:harbour:core}Session',
            use: 'literal',
          },
        ],
        parts: [{ name: 'parameters', element: '{urn:harbour:booking}PlaceBooking' }],
      },
      output: {
        name: '{urn:harbour:freight:interface}PlaceBookingResponse',
        use: 'literal',
        headers: [],
        parts: [{ name: 'parameters', element: '{urn:harbour:booking}PlaceBookingResponse' }],
      },
      faults: [
        {
          name: 'rejected',
          message: '{urn:harbour:freight:interface}RejectedFault',
          use: 'literal',
          parts: [{ name: 'fault', element: '{urn:harbour:booking}Rejection' }],
        },
        {
          name: 'closed',
          message: '{urn:harbour:freight:interface}ClosedFault',
          use: 'literal',
          parts: [{ name: 'fault', element: '{urn:harbour:core}ClosedUntil' }],
        },
      ],
    });
    expect(announce).toMatchObject({ name: 'Announce', soapAction: '', wrapped: false });
    expect(announce?.output).toBeUndefined();
  });

  it('has operations of the style rpc', async () => {
    const { wsdl } = await readFixture('freight/freight.wsdl');
    const [move, count] = wsdl.services[1]?.ports[0]?.operations ?? [];
    expect(move).toMatchObject({
      style: 'rpc',
      input: {
        wrapper: '{urn:harbour:yard:calls}Move',
        parts: [{ name: 'to' }, { name: 'container' }, { name: 'urgent' }],
      },
      output: { wrapper: '{urn:harbour:yard:calls}MoveResponse' },
    });
    expect(count?.input?.use).toBe('encoded');
  });

  it('has problems with their places', async () => {
    const { problems } = await readFixture('freight/freight.wsdl');
    expect(
      problems.map(({ file, line, column, code, severity }) => `${file}:${line}:${column} ${severity} ${code}`),
    ).toEqual([
      'freight/parts/yard.wsdl:19:11 warning not-supported',
      'freight/freight.wsdl:56:3 warning not-supported',
      'freight/parts/yard.wsdl:52:14 warning not-supported',
      'freight/parts/yard.wsdl:53:15 warning not-supported',
      'freight/parts/yard.wsdl:41:5 warning not-supported',
    ]);
  });

  it('is shown in short', async () => {
    const { wsdl } = await readFixture('compact.wsdl');
    const { services, types } = inspect(wsdl);
    expect(
      services[0]?.ports[0]?.operations.map(({ name, request, response }) => ({ name, request, response })),
    ).toEqual([
      {
        name: 'Ask',
        request:
          '{ @mark?: short[], @more?: boolean, tree?: Tree, left?: int, right?: int, one?: short | string | null, disc: Disc[], … }',
        response: '{ @sure?: boolean, #text: string }',
      },
      { name: 'Call', request: '{ a: Tree, b: string }', response: undefined },
    ]);
    expect(types).toEqual([
      { name: 'Disc', shape: 'extends Shape { radius: double }' },
      { name: 'Ring', shape: 'extends Disc { radius: double, hole: double }' },
      { name: 'Tree', shape: '{ @size: short, leaf?: Tree[] }' },
    ]);
  });

  it('is read with a loader that takes its time, which is asked for each file once', async () => {
    const asked: string[] = [];
    const load = async (location: string): Promise<string | undefined> => {
      asked.push(location);
      await new Promise((resolve) => setTimeout(resolve, 1));
      return fixture(location);
    };
    const location = 'freight/freight.wsdl';
    const { wsdl } = await readWsdl(fixture(location) ?? '', { location, load });
    expect(wsdl.services).toHaveLength(2);
    expect(asked).toEqual([
      'freight/parts/interface.wsdl',
      'freight/parts/yard.wsdl',
      'freight/schema/booking.xsd',
      'freight/schema/core.xsd',
      'freight/schema/cargo.xsd',
      'freight/schema/units.xsd',
    ]);
  });
});

describe('a WSDL without a service', () => {
  it('has the operations of its bindings, wherever the service then is', async () => {
    const text = (fixture('compact.wsdl') ?? '').replace(/<service[\s\S]*<\/service>/, '');
    const { wsdl, problems } = await readWsdl(text, { location: 'a.wsdl' });
    expect(problems).toEqual([]);
    const whole = (await readWsdl(fixture('compact.wsdl') ?? '', { location: 'a.wsdl' })).wsdl;
    const operations = (one: typeof wsdl) =>
      one.services.flatMap(({ ports }) => ports.flatMap((port) => port.operations));
    expect(operations(wsdl)).toEqual(operations(whole));
    expect(wsdl.services.flatMap(({ ports }) => ports.map(({ address }) => address))).toEqual([undefined]);
  });
});

describe('attachments', () => {
  it('are no parts of the body', async () => {
    const text = (fixture('compact.wsdl') ?? '').replace(
      '<input><soap:body use="literal" namespace="urn:calls"/></input>',
      `<input><m:multipartRelated xmlns:m="http://schemas.xmlsoap.org/wsdl/mime/">
        <m:part><soap:body use="literal" namespace="urn:calls"/></m:part><m:part><m:content part="b" type="image/png"/></m:part>
      </m:multipartRelated></input>`,
    );
    const { wsdl, problems } = await readWsdl(text, { location: 'a.wsdl' });
    const call = wsdl.services[0]?.ports[0]?.operations[1];
    expect(call?.input).toMatchObject({ wrapper: '{urn:calls}Call', parts: [{ name: 'a' }] });
    expect(problems.map(({ message }) => message)).toEqual([
      'The parts of this message that are attachments (`b`) are not read. Send them beside the envelope.',
    ]);
  });
});

describe('what is wrong is a problem with its place', () => {
  const wsdl = (content: string): string =>
    `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t" targetNamespace="urn:t">\n${content}\n</definitions>`;
  const xsd = (content: string): string =>
    `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">\n${content}\n</s:schema>`;

  it.each([
    ['<a>', '1:1 malformed-xml', /`<a>`/],
    ['<!DOCTYPE a><a/>', '1:1 malformed-xml', /DOCTYPE|document type/i],
    ['<a/>', '1:1 unexpected-root', 'The root is `a`. It must be that of a WSDL 1.1 or of an XML Schema.'],
    [
      '<description xmlns="http://www.w3.org/ns/wsdl"/>',
      '1:1 unexpected-root',
      'The root is `description` of `http://www.w3.org/ns/wsdl`. WSDL 2.0 is not supported.',
    ],
    [
      wsdl('<import namespace="urn:u" location="u.wsdl"/>'),
      '2:1 missing-document',
      'The file `u.wsdl` is not there, so that what it declares is missing. Put it there, or correct its location.',
    ],
    [
      wsdl('<import namespace="urn:u"/>'),
      '2:1 missing-attribute',
      'This `import` has no `location`. Say which file is meant.',
    ],
    [
      wsdl('<service name="S"><port name="P" binding="t:B"/></service>'),
      '2:19 unknown-name',
      'There is no binding `B` in the namespace `urn:t`. Correct the name, or import the WSDL that has it.',
    ],
    [
      wsdl('<service name="S"><port name="P" binding="u:B"/></service>'),
      '2:19 undeclared-prefix',
      'The prefix of `u:B` is not declared. Declare it with `xmlns:u`.',
    ],
    [
      xsd('<s:element name="e" type="t:T"/>'),
      '2:1 unknown-name',
      'There is no type `T` in the namespace `urn:t`. Correct the name, or import the schema that declares it.',
    ],
    [xsd('<s:element/>'), '2:1 missing-attribute', 'This `element` has no `name`. Give it one.'],
    [
      xsd('<s:element name="a b"/>'),
      '2:1 invalid-value',
      'The name `a b` of this `element` cannot be one in XML. Change it.',
    ],
    [
      xsd('<s:element name="e"/><s:element name="e"/>'),
      '2:22 duplicate-name',
      'There is another `element` `e`, which counts. Rename or remove one.',
    ],
    [
      xsd('<s:complexType name="T"><s:complexContent><s:extension base="t:T"/></s:complexContent></s:complexType>'),
      '2:1 circular',
      'The type `T` is derived from itself. Derive it from another type.',
    ],
    [
      xsd('<s:group name="G"><s:sequence><s:group ref="t:G"/></s:sequence></s:group>'),
      '2:1 circular',
      'The group `G` holds itself. Put an element in between.',
    ],
    [
      xsd('<s:complexType name="T"><s:sequence><s:element name="e" maxOccurs="many"/></s:sequence></s:complexType>'),
      '2:37 invalid-value',
      'The `maxOccurs` is `many`. Make it a number or `unbounded`.',
    ],
    [
      xsd('<s:redefine schemaLocation="u.xsd"/>'),
      '2:1 not-supported',
      'An `xsd:redefine` is read as an `xsd:include`: what it redefines stays as it is in the other file. Use a derived type instead.',
    ],
    [
      xsd('<s:simpleType name="T"/>'),
      '2:1 invalid-value',
      'This `simpleType` has no `restriction`, `list` or `union`. Say what its values are.',
    ],
  ])('%s', async (text, place, message) => {
    const { problems } = await readWsdl(text, { location: 'a.wsdl' });
    const [problem] = problems;
    expect(`${problem?.line}:${problem?.column} ${problem?.code}`).toBe(place);
    if (typeof message === 'string') expect(problem?.message).toBe(message);
    else expect(problem?.message).toMatch(message);
  });
});

describe('locations are resolved', () => {
  it.each([
    ['a.wsdl', 'b.xsd', 'b.xsd'],
    ['x/a.wsdl', 'b.xsd', 'x/b.xsd'],
    ['x/y/a.wsdl', '../b.xsd', 'x/b.xsd'],
    ['a.wsdl', '../b.xsd', '../b.xsd'],
    ['../a.wsdl', '../b.xsd', '../../b.xsd'],
    ['/x/a.wsdl', '../../b.xsd', '/b.xsd'],
    ['/x/a.wsdl', './y/./b.xsd', '/x/y/b.xsd'],
    ['http://h/x/a?wsdl', 'a?xsd=1', 'http://h/x/a?xsd=1'],
    ['http://h/x/a?wsdl', '/b.xsd', 'http://h/b.xsd'],
    ['http://h', 'b.xsd', 'http://h/b.xsd'],
    ['https://h/x', '//g/b.xsd', 'https://g/b.xsd'],
    ['x/a.wsdl', 'http://h/b.xsd', 'http://h/b.xsd'],
    ['x/a.wsdl', 'file:///b.xsd', 'file:///b.xsd'],
  ])('%s and %s: %s', (base, location, resolved) => {
    expect(resolveLocation(base, location)).toBe(resolved);
  });
});

describe('a hostile schema costs little', () => {
  const count = 5000;
  const each = (make: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => make(index)).join('');
  const used = '<xs:element name="r" type="x:T0"/>';

  it.each([
    [
      'groups that double',
      `${used}<xs:complexType name="T0"><xs:group ref="x:G0"/></xs:complexType>` +
        each(
          (at) =>
            `<xs:group name="G${at}"><xs:sequence><xs:group ref="x:G${at + 1}"/><xs:group ref="x:G${at + 1}"/></xs:sequence></xs:group>`,
        ) +
        `<xs:group name="G${count}"><xs:sequence><xs:element name="e"/></xs:sequence></xs:group>`,
    ],
    [
      'a long chain of types',
      used +
        each(
          (at) =>
            `<xs:complexType name="T${at}"><xs:complexContent><xs:extension base="x:T${at + 1}"/></xs:complexContent></xs:complexType>`,
        ) +
        `<xs:complexType name="T${count}"/>`,
    ],
    [
      'types in types',
      used +
        each(
          (at) =>
            `<xs:complexType name="T${at}"><xs:sequence><xs:element name="e" type="x:T${at + 1}"/></xs:sequence></xs:complexType>`,
        ) +
        `<xs:complexType name="T${count}"/>`,
    ],
    [
      'elements that double',
      `${used}<xs:complexType name="T0"><xs:group ref="x:G0"/></xs:complexType>` +
        each((at) => {
          const one = (name: string): string =>
            `<xs:element name="${name}"><xs:complexType><xs:group ref="x:G${at + 1}"/></xs:complexType></xs:element>`;
          return `<xs:group name="G${at}"><xs:sequence>${one('a')}${one('b')}</xs:sequence></xs:group>`;
        }) +
        `<xs:group name="G${count}"><xs:sequence><xs:element name="e"/></xs:sequence></xs:group>`,
    ],
    [
      'unions that double',
      `<xs:element name="r" type="x:U0"/>` +
        each(
          (at) =>
            `<xs:simpleType name="U${at}"><xs:union memberTypes="x:U${at + 1} x:V${at + 1}"/></xs:simpleType><xs:simpleType name="V${at}"><xs:restriction base="x:U${at + 1}"/></xs:simpleType>`,
        ) +
        `<xs:simpleType name="U${count}"><xs:list itemType="x:U0"/></xs:simpleType>`,
    ],
    [
      'attribute groups in a circle',
      `${used}<xs:complexType name="T0"><xs:attributeGroup ref="x:A0"/></xs:complexType>` +
        each(
          (at) =>
            `<xs:attributeGroup name="A${at}"><xs:attributeGroup ref="x:A${(at + 1) % count}"/><xs:attribute name="a${at % 100}"/></xs:attributeGroup>`,
        ),
    ],
    [
      'substitutes in a circle',
      `<xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="x:e0"/></xs:sequence></xs:complexType></xs:element>` +
        each((at) => `<xs:element name="e${at}" substitutionGroup="x:e${(at + 1) % count}"/>`),
    ],
    [
      'names of JavaScript',
      each((at) => `<xs:element name="${['__proto__', 'constructor', 'toString'][at % 3]}"/>`) +
        '<xs:element name="r"/>',
    ],
  ])('%s', async (_, declarations) => {
    const { wsdl, problems } = await readDeclarations(declarations);
    expect(problems.length).toBeLessThan(202);
    expect(JSON.stringify(jsonSchemaOfMessage(wsdl.schema, '{urn:x}r')).length).toBeGreaterThan(50);
  });
});
