import { CONVENTIONS } from '../conventions/index.js';
import type { XmlElement } from '../xml/element.js';
import { writeXml } from '../xml/write-xml.js';
import type { JsonOptions } from './json-options.js';
import type { JsonValue } from './json-value.js';

/**
 * Says JSON as a document, by a convention; `toJson` with the same options goes back. Properties that are undefined are
 * left out, as JSON does.
 *
 * @throws {XmlWriteError} with the path of what no document can say: names, characters, several roots, cycles
 */
export function toXml(json: JsonValue, options: JsonOptions = {}): string {
  return writeXml(toElement(json, options), options.write);
}

/** @returns the document's root, for `toXml` or to be put into another document */
export function toElement(json: JsonValue, options: JsonOptions = {}): XmlElement {
  return CONVENTIONS[options.convention ?? 'default'].toElement(json, options);
}
