import { excerpt } from '../xml/excerpt.js';
import { isNcName } from '../xml/names.js';
import { builtInType } from '../xsd/built-in-types.js';
import type { MessagePart, MessageShape } from '../xsd/message-shape.js';
import { attributeOf, childOf, childrenOf, type PlacedElement } from '../xsd/placed-element.js';
import { ANY_TYPE, localPart, type QName, qnameOf } from '../xsd/qname.js';
import { wsdlDocumentation } from './documentation.js';
import type { BoundOperation } from './read-operation.js';
import { readSoapBody, type SoapBody } from './soap-body.js';
import type { OperationFault, OperationHeader, OperationMessage } from './wsdl.js';
import { SOAP_BINDING_NAMESPACES, WSDL_NAMESPACE } from './wsdl-namespaces.js';
import { findNamed, nameIn, type WsdlReading } from './wsdl-reading.js';

/** @returns the input or output of an operation, or undefined where it has none or it cannot be found */
export function readMessage(
  reading: WsdlReading,
  operation: BoundOperation,
  direction: 'input' | 'output',
): OperationMessage | undefined {
  const abstract = childOf(operation.abstract, WSDL_NAMESPACE, direction);
  const name = abstract && nameIn(reading, abstract, 'message');
  const message =
    name !== undefined && findNamed(reading, reading.messages, name, 'message', abstract ?? operation.bound);
  if (!abstract || name === undefined || !message) return undefined;
  const soap = SOAP_BINDING_NAMESPACES[operation.version];
  const bound = childOf(operation.bound, WSDL_NAMESPACE, direction);
  const body = readSoapBody(reading, bound, soap);
  const headers = bound ? childrenOf(bound, soap, 'header').map((header) => readHeader(reading, header)) : [];
  const found = headers.filter((header) => header !== undefined);
  return {
    name,
    documentation: wsdlDocumentation(abstract) ?? wsdlDocumentation(message),
    use: useOf(reading, body.place, operation.name),
    headers: found,
    ...shapeOf(reading, operation, direction, message, name, body, found),
  };
}

function shapeOf(
  reading: WsdlReading,
  operation: BoundOperation,
  direction: 'input' | 'output',
  message: PlacedElement,
  name: QName,
  body: SoapBody,
  headers: readonly OperationHeader[],
): MessageShape {
  const order = attributeOf(operation.abstract, 'parameterOrder');
  const parts = bodyParts(readParts(reading, message), name, body, headers);
  if (operation.style === 'rpc') {
    const local = direction === 'input' ? operation.name : `${operation.name}Response`;
    const namespace = body.place && attributeOf(body.place, 'namespace');
    return { wrapper: qnameOf(namespace, local), parts: inOrder(parts, order) };
  }
  for (const part of parts) if (part.element === undefined) tellOfType(reading, message, part);
  return { wrapper: undefined, parts };
}

/** WS-I Basic Profile 1.1, R2204. */
function tellOfType({ report }: WsdlReading, message: PlacedElement, part: MessagePart): void {
  const text = `The part ${excerpt(part.name)} has a type where the style is \`document\`: it is read as an element of that name. Refer to an element.`;
  report(message, 'not-supported', text, 'warning');
}

function readParts(reading: WsdlReading, message: PlacedElement): readonly MessagePart[] {
  return childrenOf(message, WSDL_NAMESPACE, 'part').flatMap((place) => {
    const name = attributeOf(place, 'name') ?? '';
    const element = nameIn(reading, place, 'element');
    const type = nameIn(reading, place, 'type');
    checkPart(reading, place, element, type);
    if (isNcName(name)) return [{ name, element, type }];
    reading.report(place, 'missing-attribute', `The name of this part is ${excerpt(name)}. Give it a name.`);
    return [];
  });
}

function checkPart(
  { schema, report }: WsdlReading,
  place: PlacedElement,
  element: QName | undefined,
  type: QName | undefined,
): void {
  if (element !== undefined && !schema.elements.has(element)) {
    report(
      place,
      'unknown-name',
      `There is no element ${excerpt(localPart(element))}. Declare it, or import its schema.`,
    );
  }
  const isKnown = type === undefined || type === ANY_TYPE || schema.types.has(type) || builtInType(type) !== undefined;
  if (!isKnown)
    report(place, 'unknown-name', `There is no type ${excerpt(localPart(type))}. Declare it, or import its schema.`);
}

/** Parts that stand in the header are not in the body; `parts` can say which are: WSDL 1.1, section 3.5. */
function bodyParts(
  parts: readonly MessagePart[],
  name: QName,
  { place, attachments }: SoapBody,
  headers: readonly OperationHeader[],
): readonly MessagePart[] {
  const listed = (place && attributeOf(place, 'parts'))?.split(/\s+/);
  if (listed) return parts.filter((part) => listed.includes(part.name));
  const inHeader = headers.filter(({ message }) => message === name).map(({ part }) => part);
  return parts.filter((part) => !inHeader.includes(part.name) && !attachments.includes(part.name));
}

function inOrder(parts: readonly MessagePart[], order: string | undefined): readonly MessagePart[] {
  const names = order?.split(/\s+/) ?? [];
  const place = (part: MessagePart): number => (names.includes(part.name) ? names.indexOf(part.name) : names.length);
  return parts.toSorted((a, b) => place(a) - place(b));
}

function useOf({ report }: WsdlReading, place: PlacedElement | undefined, name: string): 'literal' | 'encoded' {
  if (place === undefined || attributeOf(place, 'use') !== 'encoded') return 'literal';
  const message = `The operation ${excerpt(name)} uses SOAP's encoding, so that its messages can be converted in part only. Use \`literal\`.`;
  report(place, 'not-supported', message, 'warning');
  return 'encoded';
}

function readHeader(reading: WsdlReading, place: PlacedElement): OperationHeader | undefined {
  const name = nameIn(reading, place, 'message');
  const message = name === undefined ? undefined : findNamed(reading, reading.messages, name, 'message', place);
  if (name === undefined || message === undefined) return undefined;
  const part = attributeOf(place, 'part') ?? '';
  const found = readParts(reading, message).find((one) => one.name === part);
  if (found === undefined) {
    const text = `The message ${excerpt(localPart(name))} has no part ${excerpt(part)}. Correct the name.`;
    reading.report(place, 'unknown-name', text);
    return undefined;
  }
  const use = attributeOf(place, 'use') === 'encoded' ? 'encoded' : 'literal';
  return { message: name, part, element: found.element, use };
}

/** @param place a fault of the port type; what the binding says of it is found by its name */
export function readFault(
  reading: WsdlReading,
  operation: BoundOperation,
  place: PlacedElement,
): OperationFault | undefined {
  const message = nameIn(reading, place, 'message');
  const found = message === undefined ? undefined : findNamed(reading, reading.messages, message, 'message', place);
  if (message === undefined || found === undefined) return undefined;
  const name = attributeOf(place, 'name') ?? localPart(message);
  const bound = childrenOf(operation.bound, WSDL_NAMESPACE, 'fault').find((one) => attributeOf(one, 'name') === name);
  const soap = bound && childOf(bound, SOAP_BINDING_NAMESPACES[operation.version], 'fault');
  return {
    name,
    message,
    documentation: wsdlDocumentation(place) ?? wsdlDocumentation(found),
    use: soap && attributeOf(soap, 'use') === 'encoded' ? 'encoded' : 'literal',
    wrapper: undefined,
    parts: readParts(reading, found).slice(0, 1),
  };
}
