import { CONVENTIONS } from '../conventions/index.js';
import type { XmlElement } from '../xml/element.js';
import { parseXml } from '../xml/parse-xml.js';
import type { JsonOptions } from './json-options.js';
import type { JsonValue } from './json-value.js';

/**
 * Says a document as JSON, by a convention. What each loses is written at each, in `conventions/`.
 *
 * Objects are made as `JSON.parse` makes them: an element `__proto__` is a key like any other.
 *
 * @param xml a document, or an element with what is in it
 * @throws {XmlError} for a document that is not well-formed or beyond a limit
 */
export function toJson(xml: string | Uint8Array | XmlElement, options: JsonOptions = {}): JsonValue {
  const isText = typeof xml === 'string' || xml instanceof Uint8Array;
  const root = isText ? parseXml(xml, options.parse) : xml;
  return CONVENTIONS[options.convention ?? 'default'].toJson(root, options);
}
