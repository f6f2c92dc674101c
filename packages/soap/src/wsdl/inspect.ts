import type { SoapVersion } from '../soap/soap-version.js';
import { localPart } from '../xsd/qname.js';
import { type MessageShapes, shapesOf } from '../xsd/shape-text.js';
import type { Operation, Port, Wsdl } from './wsdl.js';

/** What there is in a WSDL, for people to read. */
export interface WsdlSummary {
  readonly name: string | undefined;
  readonly targetNamespace: string | undefined;
  readonly documentation: string | undefined;
  readonly services: readonly ServiceSummary[];
  /** The types with names that the messages refer to, in the order of their names. */
  readonly types: readonly TypeSummary[];
}

export interface ServiceSummary {
  readonly name: string;
  readonly documentation: string | undefined;
  readonly ports: readonly PortSummary[];
}

export interface PortSummary {
  readonly name: string;
  readonly soapVersion: SoapVersion;
  readonly address: string | undefined;
  readonly operations: readonly OperationSummary[];
}

export interface OperationSummary {
  readonly name: string;
  readonly documentation: string | undefined;
  readonly style: 'document' | 'rpc';
  readonly wrapped: boolean;
  readonly soapAction: string | undefined;
  /** What the JSON of the message is, as in `{ id: string, lines: Line[] }`. */
  readonly request: string | undefined;
  readonly response: string | undefined;
  readonly faults: readonly { readonly name: string; readonly shape: string }[];
  /** The elements in the headers of request and response. */
  readonly headers: readonly string[];
}

export interface TypeSummary {
  readonly name: string;
  readonly shape: string;
}

/** @returns the services, ports and operations, with what their messages are as JSON */
export function inspect({ schema, services, name, targetNamespace, documentation }: Wsdl): WsdlSummary {
  const shapes = shapesOf(schema);
  const summaries = services.map((service) => ({
    name: service.name,
    documentation: service.documentation,
    ports: service.ports.map((port) => portSummary(shapes, port)),
  }));
  return { name, targetNamespace, documentation, services: summaries, types: shapes.types() };
}

function portSummary(shapes: MessageShapes, { name, soapVersion, address, operations }: Port): PortSummary {
  return { name, soapVersion, address, operations: operations.map((operation) => operationSummary(shapes, operation)) };
}

function operationSummary(shapes: MessageShapes, operation: Operation): OperationSummary {
  const { name, documentation, style, wrapped, soapAction, input, output, faults } = operation;
  const headers = [...(input?.headers ?? []), ...(output?.headers ?? [])];
  return {
    name,
    documentation,
    style,
    wrapped,
    soapAction,
    request: input && shapes.message(input),
    response: output && shapes.message(output),
    faults: faults.map((fault) => ({ name: fault.name, shape: shapes.message(fault) })),
    headers: [...new Set(headers.map(({ element, part }) => (element === undefined ? part : localPart(element))))],
  };
}
