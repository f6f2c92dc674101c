import { objectConvention } from './object-convention.js';

/**
 * The BadgerFish convention, http://badgerfish.ning.com/: every element is an object, with `$` for text, `@name` for
 * attributes and `@xmlns` for declarations, in which `$` is the default namespace.
 *
 * BadgerFish repeats in each element the declarations around it. Here they are where the document has them, since the
 * JSON of a hostile document would otherwise grow with the square of its length; both are read.
 *
 * XML → JSON → XML loses the order of elements with different names, where in mixed content texts stand, white space
 * between elements, and comments and CDATA sections unless they have keys. JSON → XML → JSON makes strings of numbers
 * and booleans where the options do not say their types, and loses empty arrays, arrays of one item that are not in
 * `alwaysArray`, and `$` where it is empty.
 */
export const badgerfish = objectConvention((options) => ({
  attributePrefix: '@',
  textKey: '$',
  cdataKey: options.cdataKey,
  commentKey: options.commentKey,
  separator: ':',
  textAlone: false,
  empty: 'object',
  namesRoot: true,
  mixedText: true,
  declarations: 'object',
}));
