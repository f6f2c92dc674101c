import type { SoapVersion } from '../soap/soap-version.js';
import type { MessageShape } from '../xsd/message-shape.js';
import type { QName } from '../xsd/qname.js';
import type { Schema } from '../xsd/schema.js';

export type { SoapVersion };

/** A WSDL 1.1 with all that it imports, as plain data. */
export interface Wsdl {
  readonly name: string | undefined;
  readonly targetNamespace: string | undefined;
  readonly documentation: string | undefined;
  readonly services: readonly Service[];
  readonly schema: Schema;
}

export interface Service {
  readonly name: string;
  readonly documentation: string | undefined;
  /** Those with a binding to SOAP. */
  readonly ports: readonly Port[];
}

export interface Port {
  readonly name: string;
  readonly documentation: string | undefined;
  readonly binding: QName;
  readonly portType: QName | undefined;
  /** The URL of the service, as the WSDL says it. */
  readonly address: string | undefined;
  readonly soapVersion: SoapVersion;
  /** What SOAP is sent over: `http://schemas.xmlsoap.org/soap/http`. */
  readonly transport: string | undefined;
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly name: string;
  readonly documentation: string | undefined;
  readonly soapVersion: SoapVersion;
  readonly soapAction: string | undefined;
  readonly style: 'document' | 'rpc';
  /** Whether its messages are elements that wrap parameters, the first called as the operation: JAX-WS 2.2, section 2.3.1.2. */
  readonly wrapped: boolean;
  readonly input: OperationMessage | undefined;
  /** Undefined where it is one-way. */
  readonly output: OperationMessage | undefined;
  readonly faults: readonly OperationFault[];
}

/** A message as a binding puts it into an envelope. */
export interface OperationMessage extends MessageShape {
  /** That of the WSDL message. */
  readonly name: QName;
  readonly documentation: string | undefined;
  /** What is `encoded` cannot be converted. */
  readonly use: 'literal' | 'encoded';
  readonly headers: readonly OperationHeader[];
}

/** An element of the envelope's header. */
export interface OperationHeader {
  readonly message: QName;
  readonly part: string;
  readonly element: QName | undefined;
  readonly use: 'literal' | 'encoded';
}

/** An element in the detail of a fault. */
export interface OperationFault extends MessageShape {
  readonly name: string;
  readonly message: QName;
  readonly documentation: string | undefined;
  readonly use: 'literal' | 'encoded';
}
