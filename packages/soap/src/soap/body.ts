import type { JsonOptions } from '../json/json-options.js';
import { type JsonObject, type JsonValue, put } from '../json/json-value.js';
import { toElement } from '../json/to-xml.js';
import type { XmlElement, XmlNode } from '../xml/element.js';

/** An operation, or an element of a message. */
export interface BodyName {
  readonly local: string;
  readonly namespace: string;
  /** `''`, the default namespace, where nothing is said; with `rpcBody` it must be said, and is `tns` otherwise. */
  readonly prefix?: string;
}

/**
 * Document/literal, wrapped or not: the element of the message with its content, in the default convention or another.
 *
 * @param isQualified whether elements without a prefix are in the namespace too, as where a schema says
 * `elementFormDefault="qualified"`: true where nothing is said
 * @throws {XmlWriteError} for what no document can say
 */
export function documentBody(
  name: BodyName,
  value: JsonValue,
  options: JsonOptions = {},
  isQualified = true,
): XmlElement {
  const prefix = name.prefix ?? (isQualified ? '' : 'tns');
  const element = contentOf(name, value, options);
  const children = isQualified
    ? element.children.map((child) => qualified(child, name.namespace, prefix))
    : element.children;
  return { ...element, prefix, namespace: name.namespace, children };
}

/**
 * RPC/literal: the operation in its namespace, with its parts in none (WSDL 1.1, section 3.5; WS-I Basic Profile 1.1,
 * R2735).
 *
 * @throws {XmlWriteError} for what no document can say
 */
export function rpcBody(operation: BodyName, parts: JsonObject, options: JsonOptions = {}): XmlElement {
  return documentBody(operation, parts, options, false);
}

/** @returns the names of what answers an operation: RPC/literal adds `Response` (WS-I Basic Profile 1.1, R2729) */
export function responseName(operation: BodyName): BodyName {
  return { ...operation, local: `${operation.local}Response` };
}

function contentOf({ local }: BodyName, value: JsonValue, options: JsonOptions): XmlElement {
  const document: Record<string, JsonValue> = {};
  put(document, local, value);
  return toElement(document, options);
}

function qualified(node: XmlNode, namespace: string, prefix: string): XmlNode {
  if (node.kind !== 'element') return node;
  const children = node.children.map((child) => qualified(child, namespace, prefix));
  return node.namespace === undefined ? { ...node, namespace, prefix, children } : { ...node, children };
}
