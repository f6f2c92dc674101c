import { complexTypeOf, elementTypeOf } from '../xsd/prepared-schema.js';
import { localPart, type QName } from '../xsd/qname.js';
import type { ComplexType, Schema } from '../xsd/schema.js';
import type { OperationMessage } from './wsdl.js';

/**
 * @returns whether the messages wrap parameters: each has one part, an element with a sequence of elements and nothing
 *   else, and that of the input is called as the operation (JAX-WS 2.2, section 2.3.1.2)
 */
export function isWrapped(
  schema: Schema,
  operation: string,
  input: OperationMessage | undefined,
  output: OperationMessage | undefined,
): boolean {
  const element = wrapperOf(schema, input);
  if (element === undefined || localPart(element) !== operation) return false;
  return output === undefined || wrapperOf(schema, output) !== undefined;
}

function wrapperOf(schema: Schema, message: OperationMessage | undefined): QName | undefined {
  const [part, second] = message?.parts ?? [];
  if (part?.element === undefined || second !== undefined) return undefined;
  const declaration = schema.elements.get(part.element);
  const type = declaration && complexTypeOf(schema, elementTypeOf(schema, declaration));
  return type && isListOfElements(type) ? part.element : undefined;
}

function isListOfElements({ content, attributes, attributeGroups, anyAttribute, derivation }: ComplexType): boolean {
  if (content.kind !== 'elements' || derivation || attributes.length + attributeGroups.length > 0) return false;
  const { particle } = content;
  if (anyAttribute || particle === undefined) return !anyAttribute;
  return particle.kind === 'sequence' && particle.particles.every(({ kind }) => kind === 'element');
}
