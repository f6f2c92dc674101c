import { objectConvention } from './object-convention.js';

/**
 * The convention of most XML libraries: an element with only a text is that text, any other an object with `@name` for
 * attributes, `#text` for text, and an array for elements of one name.
 *
 * XML → JSON → XML loses the order of elements with different names, where in mixed content texts stand, white space
 * between elements, and comments and CDATA sections unless they have keys; and an element of an array with one item
 * must be in `alwaysArray` to be an array again. JSON → XML → JSON makes strings of numbers and booleans where the
 * options do not say their types, and loses empty arrays and the difference between `""`, `{}` and `{"#text": ""}`.
 */
export const defaultConvention = objectConvention((options) => ({
  attributePrefix: options.attributePrefix ?? '@',
  textKey: options.textKey ?? '#text',
  cdataKey: options.cdataKey,
  commentKey: options.commentKey,
  separator: ':',
  textAlone: true,
  empty: 'text',
  namesRoot: true,
  mixedText: true,
  declarations: 'attributes',
}));
