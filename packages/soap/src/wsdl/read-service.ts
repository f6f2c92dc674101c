import type { SoapVersion } from '../soap/soap-version.js';
import { excerpt } from '../xml/excerpt.js';
import { attributeOf, childOf, childrenOf, type PlacedElement } from '../xsd/placed-element.js';
import { localPart, type QName } from '../xsd/qname.js';
import { wsdlDocumentation } from './documentation.js';
import { readOperation } from './read-operation.js';
import type { Operation, Port, Service } from './wsdl.js';
import { HTTP_BINDING_NAMESPACE, SOAP_BINDING_NAMESPACES, WSDL_NAMESPACE } from './wsdl-namespaces.js';
import { findNamed, nameIn, type WsdlReading } from './wsdl-reading.js';

export function readService(reading: WsdlReading, place: PlacedElement): Service {
  const ports = childrenOf(place, WSDL_NAMESPACE, 'port').map((port) => readPort(reading, port));
  return {
    name: attributeOf(place, 'name') ?? '',
    documentation: wsdlDocumentation(place),
    ports: ports.filter((port) => port !== undefined),
  };
}

/** @returns undefined where it has no binding to SOAP that can be found */
function readPort(reading: WsdlReading, place: PlacedElement): Port | undefined {
  const name = attributeOf(place, 'name') ?? '';
  const bindingName = nameIn(reading, place, 'binding');
  if (bindingName === undefined) {
    reading.report(place, 'missing-attribute', `The port ${excerpt(name)} has no \`binding\`. Name one.`);
    return undefined;
  }
  const binding = findNamed(reading, reading.bindings, bindingName, 'binding', place);
  const port = binding && portOf(reading, name, bindingName, binding);
  const address = port && childOf(place, SOAP_BINDING_NAMESPACES[port.soapVersion], 'address');
  if (port === undefined) return undefined;
  return { ...port, documentation: wsdlDocumentation(place), address: address && attributeOf(address, 'location') };
}

/**
 * A WSDL may leave its service to another file or to whoever installs it: WSDL 1.1, section 2.1. Its bindings can be
 * called nevertheless, wherever the service then is.
 *
 * @param name what the service is called
 * @returns one service with a port for each binding to SOAP, or none where there is no such binding
 */
export function serviceOfBindings(reading: WsdlReading, name: string): readonly Service[] {
  const bindings = [...reading.bindings].reverse();
  const ports = bindings.flatMap(([binding, place]) => portOf(reading, localPart(binding), binding, place) ?? []);
  return ports.length === 0 ? [] : [{ name, documentation: undefined, ports }];
}

/** @returns a port without an address, or undefined where the binding is none to SOAP */
function portOf(reading: WsdlReading, name: string, bindingName: QName, binding: PlacedElement): Port | undefined {
  const soap = readSoapBinding(reading, binding);
  if (soap === undefined) return undefined;
  const portType = nameIn(reading, binding, 'type');
  return {
    name,
    documentation: undefined,
    binding: bindingName,
    portType,
    address: undefined,
    soapVersion: soap.version,
    transport: soap.transport,
    operations: portType === undefined ? [] : readOperations(reading, binding, portType, soap),
  };
}

/** What a binding says for all of its operations. */
export interface SoapBinding {
  readonly version: SoapVersion;
  readonly transport: string | undefined;
  readonly style: string | undefined;
}

function readSoapBinding({ report }: WsdlReading, binding: PlacedElement): SoapBinding | undefined {
  for (const version of ['1.1', '1.2'] as const) {
    const soap = childOf(binding, SOAP_BINDING_NAMESPACES[version], 'binding');
    if (soap) return { version, transport: attributeOf(soap, 'transport'), style: attributeOf(soap, 'style') };
  }
  const isHttp = childOf(binding, HTTP_BINDING_NAMESPACE, 'binding') !== undefined;
  const what = isHttp ? 'is one to HTTP without SOAP' : 'has no `soap:binding`';
  const name = excerpt(attributeOf(binding, 'name') ?? '');
  report(binding, 'not-supported', `The binding ${name} ${what}, and is not read. Use one to SOAP.`, 'warning');
  return undefined;
}

function readOperations(
  reading: WsdlReading,
  binding: PlacedElement,
  portTypeName: QName,
  soap: SoapBinding,
): readonly Operation[] {
  const portType = findNamed(reading, reading.portTypes, portTypeName, 'port type', binding);
  if (portType === undefined) return [];
  const operations = childrenOf(binding, WSDL_NAMESPACE, 'operation').map((place) => {
    return readOperation(reading, place, portType, soap);
  });
  return operations.filter((operation) => operation !== undefined);
}
