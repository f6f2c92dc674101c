import { objectConvention } from './object-convention.js';

/**
 * The Parker convention: the values of elements and nothing else, without the root's name. An empty element is null.
 * See https://developer.mozilla.org/docs/Archive/JXON and http://wiki.open311.org/JSON_and_XML_Conversion/.
 *
 * XML → JSON → XML loses the root's name, which `rootName` gives back, attributes, declarations, texts beside elements,
 * comments, CDATA sections and the order of elements with different names. JSON → XML → JSON loses what the default
 * convention loses, and makes null of `""` and `{}`.
 */
export const parker = objectConvention(() => ({
  attributePrefix: undefined,
  textKey: '#text',
  cdataKey: undefined,
  commentKey: undefined,
  separator: ':',
  textAlone: true,
  empty: 'null',
  namesRoot: false,
  mixedText: false,
  declarations: 'none',
}));
