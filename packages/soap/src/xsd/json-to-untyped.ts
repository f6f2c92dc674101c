import { defaultConvention } from '../conventions/default.js';
import type { JsonValue } from '../json/json-value.js';
import type { XmlElement } from '../xml/element.js';
import { XmlWriteError } from '../xml/xml-write-error.js';
import { jsonObject } from './json-object.js';

/**
 * Writes what no schema describes, by the default convention.
 *
 * @param name the element's, with its prefix
 * @returns the element, or what is wrong with the value
 */
export function jsonToUntyped(name: string, value: unknown): XmlElement | string {
  try {
    return defaultConvention.toElement(jsonObject([[name, value as JsonValue]]), {});
  } catch (error) {
    if (error instanceof XmlWriteError) return error.message;
    throw error;
  }
}
