import type { SoapVersion } from '../soap/soap-version.js';
import { excerpt } from '../xml/excerpt.js';
import { isNcName } from '../xml/names.js';
import { attributeOf, childOf, childrenOf, type PlacedElement } from '../xsd/placed-element.js';
import { wsdlDocumentation } from './documentation.js';
import { isWrapped } from './is-wrapped.js';
import { readFault, readMessage } from './read-message.js';
import type { SoapBinding } from './read-service.js';
import type { Operation, OperationFault } from './wsdl.js';
import { SOAP_BINDING_NAMESPACES, WSDL_NAMESPACE } from './wsdl-namespaces.js';
import type { WsdlReading } from './wsdl-reading.js';

/** An operation of a binding and of its port type. */
export interface BoundOperation {
  readonly name: string;
  readonly bound: PlacedElement;
  readonly abstract: PlacedElement;
  readonly version: SoapVersion;
  readonly style: 'document' | 'rpc';
}

/** @returns undefined where the port type has no such operation, or one that a client cannot call */
export function readOperation(
  reading: WsdlReading,
  bound: PlacedElement,
  portType: PlacedElement,
  { version, style }: SoapBinding,
): Operation | undefined {
  const name = attributeOf(bound, 'name') ?? '';
  const abstract = findAbstract(reading, name, bound, portType);
  if (abstract === undefined) return undefined;
  const soap = childOf(bound, SOAP_BINDING_NAMESPACES[version], 'operation');
  const said = (soap && attributeOf(soap, 'style')) ?? style;
  const operation: BoundOperation = { name, bound, abstract, version, style: said === 'rpc' ? 'rpc' : 'document' };
  return operationOf(reading, operation, soap && attributeOf(soap, 'soapAction'));
}

function operationOf(reading: WsdlReading, operation: BoundOperation, soapAction: string | undefined): Operation {
  const { name, abstract, version, style } = operation;
  const input = readMessage(reading, operation, 'input');
  const output = readMessage(reading, operation, 'output');
  return {
    name,
    documentation: wsdlDocumentation(abstract),
    soapVersion: version,
    soapAction,
    style,
    wrapped: style === 'document' && isWrapped(reading.schema, name, input, output),
    input,
    output,
    faults: faultsOf(reading, operation),
  };
}

function faultsOf(reading: WsdlReading, operation: BoundOperation): readonly OperationFault[] {
  const faults = childrenOf(operation.abstract, WSDL_NAMESPACE, 'fault');
  return faults.map((fault) => readFault(reading, operation, fault)).filter((fault) => fault !== undefined);
}

/** Operations can be overloaded; the names of the input then say which one is meant: WSDL 1.1, section 2.5. */
function findAbstract(
  { report }: WsdlReading,
  name: string,
  bound: PlacedElement,
  portType: PlacedElement,
): PlacedElement | undefined {
  const operations = childrenOf(portType, WSDL_NAMESPACE, 'operation');
  const named = operations.filter((operation) => attributeOf(operation, 'name') === name);
  const inputName = nameOfInput(bound);
  const found = named.find((operation) => nameOfInput(operation) === inputName) ?? named[0];
  if (found === undefined || !isNcName(name)) {
    const of = excerpt(attributeOf(portType, 'name') ?? '');
    report(bound, 'unknown-name', `The port type ${of} has no operation ${excerpt(name)}. Correct the name.`);
    return undefined;
  }
  return isCallable(report, found, name) ? found : undefined;
}

function nameOfInput(operation: PlacedElement): string | undefined {
  const input = childOf(operation, WSDL_NAMESPACE, 'input');
  return input && attributeOf(input, 'name');
}

/** Where the output is first, or alone, the service calls the client: WSDL 1.1, section 2.4. */
function isCallable(report: WsdlReading['report'], operation: PlacedElement, name: string): boolean {
  const [first] = childrenOf(operation, WSDL_NAMESPACE, 'input', 'output');
  if (first?.element.local === 'input') return true;
  const what = first ? 'begins with its output, so that the service would call the client' : 'has no input';
  report(operation, 'not-supported', `The operation ${excerpt(name)} ${what}. It is not read.`, 'warning');
  return false;
}
