import { elementToJsonml } from '../json/element-to-jsonml.js';
import { jsonmlToElement } from '../json/jsonml-to-element.js';
import type { Convention } from './convention.js';

/**
 * JsonML, http://www.jsonml.org/: `["name", {"attribute": "value"}, …]` with texts and elements in their order, where
 * the object is left out if it is empty. Declarations are attributes, and so is `xsi:nil`.
 *
 * XML → JSON → XML loses comments, and that a text was a CDATA section; with `namespaces: 'keep'` it loses nothing else.
 * JSON → XML → JSON makes strings of numbers and booleans where the options do not say their types, makes one text of
 * texts that follow each other, and loses empty texts and empty objects of attributes.
 */
export const jsonml: Convention = { toJson: elementToJsonml, toElement: jsonmlToElement };
