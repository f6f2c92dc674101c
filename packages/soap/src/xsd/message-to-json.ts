import type { JsonValue } from '../json/json-value.js';
import { isNil } from '../json/xsi-attributes.js';
import type { XmlElement } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import { XSI_NAMESPACE } from '../xml/namespaces.js';
import { contentToMembers } from './content-to-members.js';
import { jsonObject } from './json-object.js';
import { type MessageOptions, optionsOf, TEXT_KEY } from './message-options.js';
import {
  addMessageProblem,
  type MessagePath,
  type MessageProblem,
  type MessageProblemCode,
} from './message-problem.js';
import { type MessageReference, type MessageRoot, messageRoots, rootStep } from './message-shape.js';
import { expandName, type NamespaceScope, scopeOf, textOf } from './placed-element.js';
import {
  complexTypeOf,
  elementTypeOf,
  isDerivedFrom,
  isUntyped,
  type PreparedSchema,
  prepareSchema,
} from './prepared-schema.js';
import { localPart, type QName, qnameOf } from './qname.js';
import type { ElementDeclaration, Schema, TypeReference } from './schema.js';
import { spaceOf } from './simple-space.js';
import { normalizeSpace, simpleToJson } from './simple-value.js';
import { isTypeName, possibleTypes, typeNameInJson } from './type-name.js';
import { untypedValue } from './untyped-to-json.js';

/** A message as JSON, and what in it its schema does not allow. */
export interface JsonMessage {
  readonly value: JsonValue;
  readonly problems: readonly MessageProblem[];
}

/** A message while it is read. */
export interface MessageReading {
  readonly prepared: PreparedSchema;
  readonly options: Required<MessageOptions>;
  readonly problems: MessageProblem[];
}

/** An element of the message, with what is known from around it. */
export interface ReadElement {
  readonly element: XmlElement;
  /** What prefixes stand for in the element. */
  readonly scope: NamespaceScope | undefined;
  readonly path: MessagePath;
  readonly depth: number;
}

/**
 * Converts a message to JSON by its schema: what may be there more than once is an array, numbers and booleans are
 * these, and elements that are nil are null. Elements are found by their names; their order is not checked. What the
 * schema does not know is left out, and told of.
 *
 * @param reference the element that the message is, or the message of an operation
 * @param content the element, or the elements that are in the body
 * @returns always a value, whatever is wrong with the message
 */
export function messageToJson(
  schema: Schema,
  reference: MessageReference,
  content: XmlElement | readonly XmlElement[],
  options: MessageOptions = {},
): JsonMessage {
  const reading: MessageReading = { prepared: prepareSchema(schema), options: optionsOf(options), problems: [] };
  const elements = 'kind' in content ? [content] : content;
  const roots = messageRoots(reading.prepared, reference);
  const values = roots.map((root, index) => [root.key ?? '', rootValue(reading, root, elements[index])] as const);
  if (elements.length > roots.length) tellOfOthers(reading, elements, roots.length);
  const [only] = values;
  const value = only !== undefined && roots[0]?.key === undefined ? only[1] : jsonObject(values);
  return { value, problems: reading.problems };
}

function tellOfOthers({ problems }: MessageReading, elements: readonly XmlElement[], known: number): void {
  for (const { local } of elements.slice(known)) {
    const path = { outer: undefined, step: local };
    addMessageProblem(problems, path, 'unknown', 'is no part of the message, and is left out.');
  }
}

function rootValue(reading: MessageReading, root: MessageRoot, element: XmlElement | undefined): JsonValue {
  const path = { outer: undefined, step: rootStep(root) };
  const { declaration } = root;
  if (element === undefined) {
    addMessageProblem(reading.problems, path, 'missing', 'is missing.');
    return null;
  }
  const read: ReadElement = { element, scope: scopeOf(element, undefined), path, depth: 1 };
  const name = qnameOf(element.namespace, element.local);
  if (name === declaration.name) return elementToJson(reading, declaration, read);
  tell(reading, read, 'wrong-element', `must be the element ${excerpt(declaration.name)}, but is ${excerpt(name)}.`);
  const isNearly = element.local === localPart(declaration.name);
  return isNearly ? elementToJson(reading, declaration, read) : untypedValue(element, read.scope);
}

export function tell(
  { problems }: MessageReading,
  { path }: Pick<ReadElement, 'path'>,
  code: MessageProblemCode,
  rest: string,
): void {
  addMessageProblem(problems, path, code, rest);
}

/** @returns the value of an element that is declared */
export function elementToJson(reading: MessageReading, declaration: ElementDeclaration, read: ReadElement): JsonValue {
  const { prepared, options } = reading;
  if (read.depth > options.maxDepth) {
    tell(reading, read, 'too-deep', `nests deeper than ${options.maxDepth} levels, and is left out.`);
    return null;
  }
  if (declaration.abstract) tell(reading, read, 'wrong-element', 'is abstract, so that only others can stand for it.');
  const declared = elementTypeOf(prepared.schema, declaration);
  const said = saidType(reading, declared, read);
  const type = said ?? declared;
  const members: [string, JsonValue][] = [];
  if (said !== undefined && said !== declared) members.push([options.typeKey, typeNameInJson(prepared, said)]);
  if (isNil(read.element)) return nilValue(reading, declaration, type, read, members);
  if (isUntyped(prepared.schema, type)) return untypedValue(read.element, read.scope);
  if (complexTypeOf(prepared.schema, type)) return complexValue(reading, declaration, type, read, members);
  const value = simpleElement(reading, declaration, type, read);
  return members.length === 0 ? value : jsonObject([...members, [TEXT_KEY, value]]);
}

/** @returns the type that `xsi:type` says, if it can stand for the declared one */
function saidType(reading: MessageReading, declared: TypeReference, read: ReadElement): QName | undefined {
  const { prepared } = reading;
  const { attributes } = read.element;
  const said = attributes.find(({ local, namespace }) => local === 'type' && namespace === XSI_NAMESPACE);
  if (said === undefined) return undefined;
  const name = expandName(read.scope, said.value.trim());
  if (name !== undefined && isTypeName(prepared, name) && isDerivedFrom(prepared.schema, name, declared)) return name;
  if (isUntyped(prepared.schema, declared)) return undefined;
  const rest = `has the \`xsi:type\` ${excerpt(said.value)}, which is no type that can stand here; the declared one is used.`;
  tell(reading, read, 'wrong-type', rest);
  return undefined;
}

function nilValue(
  reading: MessageReading,
  { nillable }: ElementDeclaration,
  type: TypeReference,
  read: ReadElement,
  members: readonly [string, JsonValue][],
): JsonValue {
  if (!nillable) tell(reading, read, 'wrong-value', 'is nil, which its schema does not allow.');
  const complex = complexTypeOf(reading.prepared.schema, type);
  const attributes = complex ? contentToMembers(reading, complex, read, 'attributes') : [];
  if (attributes.length === 0 && members.length === 0) return null;
  return jsonObject([...members, ...attributes, [TEXT_KEY, null]]);
}

function complexValue(
  reading: MessageReading,
  declaration: ElementDeclaration,
  type: TypeReference,
  read: ReadElement,
  members: readonly [string, JsonValue][],
): JsonValue {
  const { prepared } = reading;
  const complex = complexTypeOf(prepared.schema, type);
  if (complex === undefined) return null;
  if (complex.abstract) {
    const names = possibleTypes(prepared, type).map((one) => (typeof one === 'string' ? excerpt(localPart(one)) : ''));
    const known = names.slice(0, 5).join(', ') || 'none, as nothing is derived from it';
    tell(reading, read, 'wrong-type', `is of an abstract type, and needs an \`xsi:type\` that is one of: ${known}.`);
  }
  const text = defaultText(reading, declaration, read);
  const content = contentToMembers(reading, complex, read, 'all', text);
  return content === 'untyped' ? untypedValue(read.element, read.scope) : jsonObject([...members, ...content]);
}

/** @returns the text that an element has where it is empty, or undefined */
function defaultText(
  { options }: MessageReading,
  { default: otherwise, fixed }: ElementDeclaration,
  { element }: ReadElement,
): string | undefined {
  const isEmpty = element.children.every(({ kind }) => kind === 'comment');
  return isEmpty && options.defaults ? (fixed ?? otherwise) : undefined;
}

function simpleElement(
  reading: MessageReading,
  declaration: ElementDeclaration,
  type: TypeReference,
  read: ReadElement,
): JsonValue {
  const { element } = read;
  const unknown = element.attributes.find(({ namespace }) => namespace !== XSI_NAMESPACE);
  if (unknown) tell(reading, read, 'unknown', `has the attribute ${excerpt(unknown.local)}, which its type does not.`);
  const child = element.children.find((node) => node.kind === 'element');
  if (child) tell(reading, read, 'unknown', `has the element ${excerpt(child.local)}, and must have text alone.`);
  const text = defaultText(reading, declaration, read) ?? textOf(element);
  return simpleText(reading, type, text, read, declaration.fixed);
}

/** @returns the value of a text by its type */
export function simpleText(
  reading: MessageReading,
  type: TypeReference,
  text: string,
  read: Pick<ReadElement, 'path'>,
  fixed: string | undefined,
): JsonValue {
  const space = spaceOf(reading.prepared, type);
  const { value, problem } = simpleToJson(space, text);
  if (problem !== undefined) tell(reading, read, 'wrong-value', problem);
  else if (fixed !== undefined && normalizeSpace(space, fixed) !== normalizeSpace(space, text)) {
    tell(reading, read, 'wrong-value', `must be ${excerpt(fixed)}, but is ${excerpt(text)}.`);
  }
  return value;
}
