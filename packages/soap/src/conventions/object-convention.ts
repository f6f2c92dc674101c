import { elementToObject } from '../json/element-to-object.js';
import type { JsonOptions } from '../json/json-options.js';
import type { ObjectShape } from '../json/object-shape.js';
import { objectToElement } from '../json/object-to-element.js';
import type { Convention } from './convention.js';

/** @returns the convention that makes objects of this shape */
export function objectConvention(shapeFor: (options: JsonOptions) => ObjectShape): Convention {
  return {
    toJson: (root, options) => elementToObject(root, shapeFor(options), options),
    toElement: (value, options) => objectToElement(value, shapeFor(options), options),
  };
}
