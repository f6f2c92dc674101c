import { elementTypeOf, type PreparedSchema } from './prepared-schema.js';
import { ANY_TYPE, localPart, type QName } from './qname.js';
import type { ComplexType, ElementDeclaration } from './schema.js';

/** What of a message stands in the body: one element, a part of a WSDL message in its place, or all of its parts. */
export type MessageReference = QName | MessageShape;

export interface MessageShape {
  /** The element around the parts, which `rpc` style has; without it each part is an element itself. */
  readonly wrapper: QName | undefined;
  readonly parts: readonly MessagePart[];
}

/** A part of a WSDL message, which refers to an element or to a type. */
export interface MessagePart {
  readonly name: string;
  readonly element: QName | undefined;
  readonly type: QName | undefined;
}

/** An element of the body. */
export interface MessageRoot {
  /** The member that it is in the JSON of the message; undefined where it is all of it. */
  readonly key: string | undefined;
  readonly declaration: ElementDeclaration;
}

/** @returns the elements that a message has in the body, in order */
export function messageRoots(prepared: PreparedSchema, reference: MessageReference): readonly MessageRoot[] {
  if (typeof reference === 'string') return [{ key: undefined, declaration: globalElement(prepared, reference) }];
  const { wrapper, parts } = reference;
  if (wrapper !== undefined) return [{ key: undefined, declaration: wrapperOf(prepared, wrapper, parts) }];
  return parts.map((part) => ({
    key: parts.length === 1 ? undefined : part.name,
    declaration: part.element === undefined ? accessorOf(prepared, part) : globalElement(prepared, part.element),
  }));
}

const PLAIN = {
  nillable: false,
  abstract: false,
  default: undefined,
  fixed: undefined,
  substitutionGroup: undefined,
  documentation: undefined,
} as const;

/** An element that nothing declares may hold anything; it was told of when the WSDL was read. */
function globalElement({ schema }: PreparedSchema, name: QName): ElementDeclaration {
  return schema.elements.get(name) ?? { ...PLAIN, name, type: ANY_TYPE };
}

/** The elements of parts are in no namespace: WS-I Basic Profile 1.1, R2735. */
function accessorOf(prepared: PreparedSchema, { name, element, type }: MessagePart): ElementDeclaration {
  const declared = element === undefined ? undefined : globalElement(prepared, element);
  return { ...PLAIN, name, type: type ?? (declared ? elementTypeOf(prepared.schema, declared) : ANY_TYPE) };
}

/** Its namespace is that of `soap:body`, and its parts are its children, each once: WSDL 1.1, section 3.5. */
function wrapperOf(prepared: PreparedSchema, name: QName, parts: readonly MessagePart[]): ElementDeclaration {
  const particles = parts.map((part) => {
    return { kind: 'element', element: accessorOf(prepared, part), min: 1, max: 1 } as const;
  });
  const type: ComplexType = {
    kind: 'complex',
    name: undefined,
    documentation: undefined,
    abstract: false,
    mixed: false,
    derivation: undefined,
    content: { kind: 'elements', particle: { kind: 'sequence', particles, min: 1, max: 1 } },
    attributes: [],
    attributeGroups: [],
    anyAttribute: false,
  };
  return { ...PLAIN, name, type };
}

/** @returns what the path of a message begins with */
export function rootStep({ key, declaration }: MessageRoot): string {
  return key ?? localPart(declaration.name);
}
