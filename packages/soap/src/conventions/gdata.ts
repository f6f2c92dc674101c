import { objectConvention } from './object-convention.js';

/**
 * The convention of Google's GData, https://developers.google.com/gdata/docs/json: every element is an object, with
 * `$t` for text; attributes are strings under their name; and `$` stands for the colon of a name. GData also has the
 * `version` and `encoding` of the XML declaration beside the root, which are neither written nor read here.
 *
 * XML → JSON → XML loses what BadgerFish loses, and an attribute whose element has an element of the same name.
 * JSON → XML → JSON loses what BadgerFish loses.
 */
export const gdata = objectConvention((options) => ({
  attributePrefix: '',
  textKey: '$t',
  cdataKey: options.cdataKey,
  commentKey: options.commentKey,
  separator: '$',
  textAlone: false,
  empty: 'object',
  namesRoot: true,
  mixedText: true,
  declarations: 'attributes',
}));
