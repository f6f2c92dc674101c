import type { XmlElement } from '../xml/element.js';
import type { JsonOptions, JsonType } from './json-options.js';
import { type GrowingObject, type JsonScalar, type JsonValue, own, put } from './json-value.js';
import { follow, type PathMatch, pathsOf } from './key-path.js';
import { keptDeclarations, keyOf, type Naming, namingOf } from './naming.js';
import type { ObjectShape } from './object-shape.js';
import { inferredText, typedText } from './scalar-text.js';
import { isNil, isNilAttribute, isTypeAttribute } from './xsi-attributes.js';

/** What it takes to make JSON of elements. */
interface Converting {
  readonly shape: ObjectShape;
  readonly naming: Naming;
  readonly inferTypes: boolean;
  readonly nil: boolean;
  readonly xsiType: boolean;
}

/** Where among the paths of the options an element is. */
interface Place {
  readonly types: PathMatch<JsonType> | undefined;
  readonly arrays: PathMatch<true> | undefined;
}

/** @returns the document as a convention with this shape says it */
export function elementToObject(root: XmlElement, shape: ObjectShape, options: JsonOptions): JsonValue {
  const converting: Converting = {
    shape,
    naming: namingOf(namespacesFor(shape, options), shape.separator, true),
    inferTypes: options.inferTypes ?? false,
    nil: options.nil ?? true,
    xsiType: options.xsiType ?? true,
  };
  const key = keyOf(converting.naming, root);
  const value = jsonOf(root, converting, placeBelow(outermost(options), key));
  if (!shape.namesRoot) return value;
  const document: GrowingObject = {};
  put(document, key, value);
  return document;
}

/** Prefixes without declarations would mean nothing. */
function namespacesFor({ declarations }: ObjectShape, options: JsonOptions): JsonOptions {
  const isKept = options.namespaces === undefined || options.namespaces === 'keep';
  return isKept && declarations === 'none' ? { ...options, namespaces: 'strip' } : options;
}

function outermost({ types = {}, alwaysArray = [] }: JsonOptions): Place | undefined {
  const place: Place = {
    types: pathsOf(Object.entries(types)),
    arrays: pathsOf(alwaysArray.map((path) => [path, true] as const)),
  };
  return place.types || place.arrays ? place : undefined;
}

function placeBelow(place: Place | undefined, key: string): Place | undefined {
  return place && { types: follow(place.types, key), arrays: follow(place.arrays, key) };
}

function jsonOf(element: XmlElement, converting: Converting, place: Place | undefined): JsonValue {
  const { shape } = converting;
  if (shape.textAlone && isTextAlone(element)) return scalarOf(onlyText(element), converting, place);
  const object: GrowingObject = {};
  const nil = converting.nil && isNil(element);
  const hasAttributes = shape.attributePrefix !== undefined && putAttributes(object, element, converting, place);
  const text = putChildren(object, element, converting, place);
  if (text === undefined) return nil ? putNil(object, hasAttributes, shape) : object;
  if (nil) return putNil(object, hasAttributes, shape);
  if (!hasAttributes && text === '' && shape.empty !== 'text') return shape.empty === 'null' ? null : object;
  const value = scalarOf(text, converting, place);
  if (!hasAttributes && shape.textAlone) return value;
  if (text !== '') put(object, shape.textKey, value);
  return object;
}

/** Most elements of most documents are only a text, and need no object to find it out. */
function isTextAlone({ attributes, declarations, children }: XmlElement): boolean {
  return attributes.length === 0 && declarations.size === 0 && children.length === 1 && children[0]?.kind === 'text';
}

function onlyText({ children }: XmlElement): string {
  const [child] = children;
  return child?.kind === 'text' ? child.value : '';
}

/** @returns what an element is that is nil: null, with its attributes where it has some */
function putNil(object: GrowingObject, hasAttributes: boolean, { textKey }: ObjectShape): JsonValue {
  if (!hasAttributes) return null;
  put(object, textKey, null);
  return object;
}

function scalarOf(text: string, { inferTypes }: Converting, place: Place | undefined): JsonScalar {
  const type = place?.types?.value;
  if (type !== undefined) return typedText(text, type);
  return inferTypes ? inferredText(text) : text;
}

/** @returns whether there are any */
function putAttributes(
  object: GrowingObject,
  { attributes, declarations }: XmlElement,
  converting: Converting,
  place: Place | undefined,
): boolean {
  let any = declarations.size > 0 && putDeclarations(object, declarations, converting);
  const { shape, naming, nil, xsiType } = converting;
  for (const attribute of attributes) {
    if ((nil && isNilAttribute(attribute)) || (!xsiType && isTypeAttribute(attribute))) continue;
    const key = `${shape.attributePrefix}${keyOf(naming, attribute)}`;
    put(object, key, scalarOf(attribute.value, converting, placeBelow(place, key)));
    any = true;
  }
  return any;
}

function putDeclarations(
  object: GrowingObject,
  declarations: ReadonlyMap<string, string>,
  { shape, naming }: Converting,
): boolean {
  const kept = keptDeclarations(naming, declarations);
  if (kept.length === 0 || shape.declarations === 'none') return false;
  const { attributePrefix = '', separator } = shape;
  if (shape.declarations === 'object') put(object, `${attributePrefix}xmlns`, declarationObject(kept));
  else for (const [prefix, uri] of kept) put(object, attributePrefix + declarationKey(prefix, separator), uri);
  return true;
}

function declarationKey(prefix: string, separator: string): string {
  return prefix === '' ? 'xmlns' : `xmlns${separator}${prefix}`;
}

/** As BadgerFish has it, where `$` is the default namespace. */
function declarationObject(declarations: readonly (readonly [string, string])[]): JsonValue {
  const object: GrowingObject = {};
  for (const [prefix, uri] of declarations) put(object, prefix === '' ? '$' : prefix, uri);
  return object;
}

/** @returns the text, where the object has nothing but attributes and texts so far, or else undefined */
function putChildren(
  object: GrowingObject,
  { children }: XmlElement,
  converting: Converting,
  place: Place | undefined,
): string | undefined {
  const { shape } = converting;
  let text = '';
  let others = false;
  for (const child of children) {
    if (child.kind === 'element') putElement(object, child, converting, place);
    else if (child.kind === 'comment') {
      if (shape.commentKey === undefined) continue;
      putRepeated(object, shape.commentKey, child.value);
    } else if (child.kind === 'text' || shape.cdataKey === undefined) {
      text += child.value;
      continue;
    } else putRepeated(object, shape.cdataKey, child.value);
    others = true;
  }
  if (!others) return text;
  if (shape.mixedText && /[^ \t\r\n]/.test(text)) put(object, shape.textKey, scalarOf(text, converting, place));
  return undefined;
}

function putElement(object: GrowingObject, child: XmlElement, converting: Converting, place: Place | undefined): void {
  const key = keyOf(converting.naming, child);
  const below = placeBelow(place, key);
  const value = jsonOf(child, converting, below);
  const before = own(object, key);
  if (before === undefined || isHidden(before, converting.shape)) {
    put(object, key, below?.arrays?.value ? [value] : value);
  } else putRepeated(object, key, value);
}

/** Where attributes have no mark, as in GData, an element takes the place of an attribute with its name. */
function isHidden(before: JsonValue, { attributePrefix, textAlone }: ObjectShape): boolean {
  return attributePrefix === '' && !textAlone && typeof before !== 'object';
}

/** Values of elements are no arrays, so that an array is always the values of several. */
function putRepeated(object: GrowingObject, key: string, value: JsonValue): void {
  const before = own(object, key);
  if (before === undefined) put(object, key, value);
  else if (Array.isArray(before)) before.push(value);
  else put(object, key, [before, value]);
}
