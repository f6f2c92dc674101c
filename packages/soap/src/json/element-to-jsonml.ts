import type { XmlElement, XmlNode } from '../xml/element.js';
import type { JsonOptions, JsonType } from './json-options.js';
import { type GrowingObject, type JsonScalar, type JsonValue, put } from './json-value.js';
import { follow, type PathMatch, pathsOf } from './key-path.js';
import { keyOf, type Naming, namingOf } from './naming.js';
import { inferredText, typedText } from './scalar-text.js';
import { isTypeAttribute } from './xsi-attributes.js';

interface Converting {
  readonly naming: Naming;
  readonly inferTypes: boolean;
  readonly xsiType: boolean;
}

/** @returns the document as JsonML */
export function elementToJsonml(root: XmlElement, options: JsonOptions): JsonValue {
  const { inferTypes = false, xsiType = true, types = {} } = options;
  const converting: Converting = { naming: namingOf(options, ':', false), inferTypes, xsiType };
  return arrayOf(root, converting, pathsOf(Object.entries(types)));
}

function arrayOf(element: XmlElement, converting: Converting, around: PathMatch<JsonType> | undefined): JsonValue {
  const name = keyOf(converting.naming, element);
  const types = follow(around, name);
  const array: JsonValue[] = [name];
  const attributes = attributesOf(element, converting, types);
  if (attributes) array.push(attributes);
  addChildren(array, element.children, converting, types);
  return array;
}

function addChildren(
  array: JsonValue[],
  children: readonly XmlNode[],
  converting: Converting,
  types: PathMatch<JsonType> | undefined,
): void {
  let text = '';
  for (const child of children) {
    if (child.kind === 'text' || child.kind === 'cdata') text += child.value;
    if (child.kind !== 'element') continue;
    if (text !== '') array.push(scalarOf(text, converting, types));
    text = '';
    array.push(arrayOf(child, converting, types));
  }
  if (text !== '') array.push(scalarOf(text, converting, types));
}

function scalarOf(text: string, { inferTypes }: Converting, types: PathMatch<JsonType> | undefined): JsonScalar {
  const type = types?.value;
  if (type !== undefined) return typedText(text, type);
  return inferTypes ? inferredText(text) : text;
}

function attributesOf(
  { attributes, declarations }: XmlElement,
  converting: Converting,
  types: PathMatch<JsonType> | undefined,
): JsonValue | undefined {
  const object: GrowingObject = {};
  let any = false;
  for (const [prefix, uri] of converting.naming.namespaces === 'keep' ? declarations : []) {
    put(object, prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri);
    any = true;
  }
  for (const attribute of attributes) {
    if (!converting.xsiType && isTypeAttribute(attribute)) continue;
    const key = keyOf(converting.naming, attribute);
    put(object, key, scalarOf(attribute.value, converting, follow(types, key)));
    any = true;
  }
  return any ? object : undefined;
}
