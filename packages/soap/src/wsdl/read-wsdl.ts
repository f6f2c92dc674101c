import { excerpt } from '../xml/excerpt.js';
import { isNcName } from '../xml/names.js';
import { finishSchema } from '../xsd/finish-schema.js';
import { attributeOf, childrenOf, type PlacedElement } from '../xsd/placed-element.js';
import { type QName, qnameOf } from '../xsd/qname.js';
import { readSchema } from '../xsd/read-schema.js';
import type { Schema } from '../xsd/schema.js';
import { emptyParts } from '../xsd/schema-reading.js';
import { type Report, reporter, type WsdlProblem } from '../xsd/wsdl-problem.js';
import { wsdlDocumentation } from './documentation.js';
import { type FoundSchema, type LoadDocument, loadDocuments } from './load-documents.js';
import { readService, serviceOfBindings } from './read-service.js';
import type { Wsdl } from './wsdl.js';
import { WSDL_NAMESPACE } from './wsdl-namespaces.js';
import type { WsdlReading } from './wsdl-reading.js';

export interface ReadWsdlOptions {
  /** Where the text is from, against which imports are resolved, and by which problems call it. */
  readonly location: string;
  /** Reads what the file imports; without it, there is nothing to be found. */
  readonly load?: LoadDocument;
}

export interface ReadWsdlResult {
  readonly wsdl: Wsdl;
  readonly problems: readonly WsdlProblem[];
}

/**
 * Reads a WSDL 1.1 with all that it imports, or an XML Schema alone. What is wrong with it is a problem, and the rest is
 * read; nothing is thrown but what `load` throws.
 */
export async function readWsdl(text: string, { location, load }: ReadWsdlOptions): Promise<ReadWsdlResult> {
  const problems: WsdlProblem[] = [];
  const report = reporter(problems);
  const { definitions, schemas } = await loadDocuments({ location, text }, load ?? (() => undefined), problems);
  const schema = readSchemas(schemas, report);
  const reading = readingOf(definitions, schema, report);
  const [first] = definitions;
  const services = definitions.flatMap((place) => childrenOf(place, WSDL_NAMESPACE, 'service'));
  const name = first && attributeOf(first, 'name');
  const wsdl: Wsdl = {
    name,
    targetNamespace: first && attributeOf(first, 'targetNamespace'),
    documentation: first && wsdlDocumentation(first),
    services:
      services.length > 0
        ? services.map((place) => readService(reading, place))
        : serviceOfBindings(reading, name ?? 'Service'),
    schema,
  };
  return { wsdl, problems };
}

function readSchemas(schemas: readonly FoundSchema[], report: Report): Schema {
  const parts = emptyParts();
  for (const { place, targetNamespace } of schemas) readSchema(parts, report, place, targetNamespace);
  return finishSchema(parts, report);
}

function readingOf(definitions: readonly PlacedElement[], schema: Schema, report: Report): WsdlReading {
  const named = (local: string): ReadonlyMap<QName, PlacedElement> =>
    new Map(definitions.flatMap((place) => namedChildren(place, local, report)).reverse());
  return { report, schema, messages: named('message'), portTypes: named('portType'), bindings: named('binding') };
}

function namedChildren(place: PlacedElement, local: string, report: Report): (readonly [QName, PlacedElement])[] {
  const targetNamespace = attributeOf(place, 'targetNamespace');
  return childrenOf(place, WSDL_NAMESPACE, local).flatMap((child) => {
    const name = attributeOf(child, 'name') ?? '';
    if (isNcName(name)) return [[qnameOf(targetNamespace, name), child] as const];
    report(child, 'missing-attribute', `The name of this ${excerpt(local)} is ${excerpt(name)}. Give it a name.`);
    return [];
  });
}
