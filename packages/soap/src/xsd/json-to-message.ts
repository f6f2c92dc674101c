import { isObject, own } from '../json/json-value.js';
import type { XmlAttribute, XmlElement } from '../xml/element.js';
import { XSI_NAMESPACE } from '../xml/namespaces.js';
import { writeXml } from '../xml/write-xml.js';
import { XmlWriteError } from '../xml/xml-write-error.js';
import { elementFromJson } from './element-from-json.js';
import { describeJson } from './json-object.js';
import { type MessageOptions, optionsOf } from './message-options.js';
import {
  addMessageProblem,
  type MessagePath,
  type MessageProblem,
  type MessageProblemCode,
} from './message-problem.js';
import { type MessageReference, type MessageRoot, messageRoots, rootStep } from './message-shape.js';
import { type PreparedSchema, prepareSchema } from './prepared-schema.js';
import type { Schema } from './schema.js';

/** A message as the elements that stand in the body, and what in its JSON its schema does not allow. */
export interface XmlMessage {
  readonly elements: readonly XmlElement[];
  /** The elements as text, one after another. */
  readonly text: string;
  readonly problems: readonly MessageProblem[];
}

/** A message while it is written. */
export interface MessageWriting {
  readonly prepared: PreparedSchema;
  readonly options: Required<MessageOptions>;
  readonly problems: MessageProblem[];
  /** The prefixes that namespaces have; the elements of the body declare all of them. */
  readonly prefixes: Map<string, string>;
}

/**
 * Converts JSON to a message by its schema: elements stand in the schema's order, whatever order the members have, and
 * are in the namespaces that the schema says. What the schema does not know is left out, and told of.
 *
 * @param reference the element that the message is, or the message of an operation
 * @param value as {@link messageToJson} makes it; a text is taken for any simple type, where it is a value of it, and
 *   null for an element that may be missing
 * @returns as much of the message as can be written, whatever is wrong with the value
 */
export function jsonToMessage(
  schema: Schema,
  reference: MessageReference,
  value: unknown,
  options: MessageOptions = {},
): XmlMessage {
  const prepared = prepareSchema(schema);
  const writing: MessageWriting = { prepared, options: optionsOf(options), problems: [], prefixes: new Map() };
  const roots = messageRoots(prepared, reference);
  tellOfOthers(writing, roots, value);
  const written = roots.map((root) => writeRoot(writing, root, value)).filter((element) => element !== undefined);
  const declarations = new Map(Array.from(writing.prefixes, ([namespace, prefix]) => [prefix, namespace] as const));
  const elements = written.map((element) => ({
    ...element,
    declarations: new Map([...declarations, ...element.declarations]),
  }));
  const text = elements.map((element) => textOfElement(writing, element)).join('');
  return { elements, text, problems: writing.problems };
}

/** Namespaces come from the schema, and can be such that no document may declare them. */
function textOfElement(writing: MessageWriting, element: XmlElement): string {
  try {
    return writeXml(element);
  } catch (error) {
    if (!(error instanceof XmlWriteError)) throw error;
    report(writing, { outer: undefined, step: element.local }, 'not-supported', `cannot be written: ${error.message}`);
    return '';
  }
}

function tellOfOthers(writing: MessageWriting, roots: readonly MessageRoot[], value: unknown): void {
  if (roots.length === 1 && roots[0]?.key === undefined) return;
  const known = new Set(roots.map(({ key }) => key));
  for (const key of isObject(value) ? Object.keys(value) : []) {
    const rest = 'is no part of the message, and is left out.';
    if (!known.has(key)) report(writing, { outer: undefined, step: key }, 'unknown', rest);
  }
}

function writeRoot(writing: MessageWriting, root: MessageRoot, value: unknown): XmlElement | undefined {
  const path = { outer: undefined, step: rootStep(root) };
  if (root.key === undefined) return elementFromJson(writing, root.declaration, value, path, 1);
  if (isObject(value)) {
    const part = own(value, root.key);
    if (part !== undefined) return elementFromJson(writing, root.declaration, part, path, 1);
    report(writing, path, 'missing', 'is missing.');
  } else report(writing, path, 'wrong-kind', `must be a member of an object, but there is ${describeJson(value)}.`);
  return undefined;
}

export function report({ problems }: MessageWriting, path: MessagePath, code: MessageProblemCode, rest: string): void {
  addMessageProblem(problems, path, code, rest);
}

/** @returns the prefix of a namespace, which is made where it has none yet */
export function prefixFor({ prefixes }: MessageWriting, namespace: string): string {
  const known = prefixes.get(namespace);
  if (known !== undefined) return known;
  const prefix = namespace === XSI_NAMESPACE ? 'xsi' : `ns${prefixes.size + 1}`;
  prefixes.set(namespace, prefix);
  return prefix;
}

/** @returns an attribute of those that XML Schema defines for documents: `xsi:nil`, `xsi:type` */
export function xsiAttribute(writing: MessageWriting, local: string, value: string): XmlAttribute {
  return { prefix: prefixFor(writing, XSI_NAMESPACE), local, namespace: XSI_NAMESPACE, value };
}
