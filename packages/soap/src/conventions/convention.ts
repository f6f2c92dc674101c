import type { JsonOptions } from '../json/json-options.js';
import type { JsonValue } from '../json/json-value.js';
import type { XmlElement } from '../xml/element.js';

/** A way to say XML as JSON. */
export interface Convention {
  /** @returns the JSON of a document */
  toJson(root: XmlElement, options: JsonOptions): JsonValue;
  /**
   * @returns the document of a JSON
   * @throws {XmlWriteError} for what no document can say
   */
  toElement(value: JsonValue, options: JsonOptions): XmlElement;
}
