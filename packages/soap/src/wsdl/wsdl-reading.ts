import { excerpt } from '../xml/excerpt.js';
import { attributeOf, expandName, type PlacedElement, reportName } from '../xsd/placed-element.js';
import { localPart, namespacePart, type QName } from '../xsd/qname.js';
import type { Schema } from '../xsd/schema.js';
import type { Report } from '../xsd/wsdl-problem.js';

/** The named things of all definitions while they are put together. */
export interface WsdlReading {
  readonly report: Report;
  readonly schema: Schema;
  readonly messages: ReadonlyMap<QName, PlacedElement>;
  readonly portTypes: ReadonlyMap<QName, PlacedElement>;
  readonly bindings: ReadonlyMap<QName, PlacedElement>;
}

/** @returns the name that an attribute says, or undefined where there is none or its prefix is not declared */
export function nameIn({ report }: WsdlReading, place: PlacedElement, attribute: string): QName | undefined {
  const text = attributeOf(place, attribute);
  if (text === undefined) return undefined;
  const name = expandName(place.scope, text);
  if (name !== undefined) return name;
  reportName(report, place, text);
  return undefined;
}

/** @returns what is called so, or undefined, which is a problem */
export function findNamed(
  { report }: WsdlReading,
  among: ReadonlyMap<QName, PlacedElement>,
  name: QName,
  what: string,
  place: PlacedElement,
): PlacedElement | undefined {
  const found = among.get(name);
  if (found !== undefined) return found;
  const namespace = namespacePart(name);
  const where = namespace === undefined ? 'in no namespace' : `in the namespace ${excerpt(namespace)}`;
  const message = `There is no ${what} ${excerpt(localPart(name))} ${where}. Correct the name, or import the WSDL that has it.`;
  report(place, 'unknown-name', message);
  return undefined;
}
