import { createElement } from '../xml/create-element.js';
import type { XmlAttribute, XmlElement, XmlNode } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import { enterScope, leaveScope } from '../xml/namespaces.js';
import {
  attributeName,
  attributeText,
  type Building,
  buildingOf,
  declare,
  elementName,
  enter,
  givenNamespace,
  leave,
  refuse,
  scalarText,
} from './building.js';
import type { JsonOptions } from './json-options.js';
import { isObject, type JsonObject, type JsonValue } from './json-value.js';
import type { ObjectShape } from './object-shape.js';
import { NIL } from './xsi-attributes.js';

/** What it takes to make elements of JSON. */
interface Context {
  readonly building: Building;
  readonly shape: ObjectShape;
  readonly nil: boolean;
}

/** What is in an element while its object is read. */
interface Parts {
  readonly attributes: XmlAttribute[];
  readonly children: XmlNode[];
}

/**
 * @returns the root that the JSON of a convention with this shape says
 * @throws {XmlWriteError} for what no document can say
 */
export function objectToElement(value: JsonValue, shape: ObjectShape, options: JsonOptions): XmlElement {
  const context: Context = { building: buildingOf(options, shape.separator), shape, nil: options.nil ?? true };
  const root = shape.namesRoot ? namedRoot(value, context) : unnamedRoot(value, context, options.rootName ?? 'root');
  return { ...root, declarations: new Map([...context.building.needed, ...root.declarations]) };
}

function unnamedRoot(value: JsonValue, context: Context, name: string): XmlElement {
  if (!Array.isArray(value)) return elementOf(name, value, context);
  const problem = 'The JSON is an array, which would be several roots. Put it into an object.';
  return refuse(context.building, 'root-repeated', problem);
}

function namedRoot(value: JsonValue, context: Context): XmlElement {
  const { building } = context;
  if (!isObject(value)) {
    return refuse(building, 'root-missing', 'The JSON is not an object with one key, which is the name of the root.');
  }
  const [key, second] = Object.keys(value).filter((name) => value[name] !== undefined);
  if (key === undefined) {
    return refuse(building, 'root-missing', 'The JSON has no key, which would be the name of the root.');
  }
  if (second !== undefined) {
    const problem = `The JSON has several roots, ${excerpt(key)} and ${excerpt(second)}. Put them into one object.`;
    return refuse(building, 'root-repeated', problem);
  }
  building.trail.push(key);
  return elementOf(key, onlyItem(value[key], key, building), context);
}

function onlyItem(value: JsonValue | undefined, key: string, building: Building): JsonValue {
  if (!Array.isArray(value)) return value ?? null;
  const [first = null] = value;
  if (value.length === 1) return first;
  const problem = `The root ${excerpt(key)} is an array of ${value.length}, and a document has one root.`;
  return refuse(building, 'root-repeated', `${problem} Put it into an object.`);
}

function elementOf(key: string, value: JsonValue, context: Context): XmlElement {
  const { building } = context;
  if (!isObject(value)) return leafOf(key, value, context);
  checkPlain(value, building);
  enter(building, value);
  const keys = Object.keys(value);
  const declarations = declarationsOf(value, keys, context);
  if (declarations) enterScope(building.scope, declarations);
  const name = elementName(building, key);
  const parts: Parts = { attributes: [], children: [] };
  for (const inner of keys) addProperty(parts, inner, value[inner], context);
  if (declarations) leaveScope(building.scope, declarations);
  leave(building, value);
  const { prefix, local, namespace } = name;
  return createElement({
    prefix,
    local,
    namespace,
    declarations,
    attributes: parts.attributes,
    children: parts.children,
  });
}

function checkPlain(value: JsonObject, building: Building): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return;
  const problem = 'Only plain objects can be written as XML. Make it a string or a plain object.';
  refuse(building, 'value-unsuitable', problem);
}

function leafOf(key: string, value: JsonValue, context: Context): XmlElement {
  const { building } = context;
  const { prefix, local, namespace } = elementName(building, key);
  if (Array.isArray(value)) {
    return refuse(
      building,
      'value-unsuitable',
      'An array in an array cannot be written as XML. Put it into an object.',
    );
  }
  if (value === null) return createElement({ prefix, local, namespace, attributes: nilAttributes(context) });
  const text = scalarText(building, value);
  const children: readonly XmlNode[] = text === '' ? [] : [{ kind: 'text', value: text }];
  return createElement({ prefix, local, namespace, children });
}

/** Where an empty element is null, null is an empty element. */
function nilAttributes({ nil, building, shape }: Context): readonly XmlAttribute[] {
  if (!nil || shape.empty === 'null') return [];
  givenNamespace(building, NIL.prefix);
  return [NIL];
}

/** What a key of an object is about. */
type Role = 'attribute' | 'declaration' | 'text' | 'cdata' | 'comment' | 'element';

function roleOf(key: string, value: JsonValue | undefined, { shape }: Context): Role {
  if (key === shape.textKey) return 'text';
  if (key === shape.cdataKey) return 'cdata';
  if (key === shape.commentKey) return 'comment';
  const { attributePrefix } = shape;
  if (attributePrefix === undefined || !key.startsWith(attributePrefix)) return 'element';
  if (isDeclaration(key, value, shape)) return 'declaration';
  if (attributePrefix !== '') return 'attribute';
  return shape.textAlone || typeof value === 'object' ? 'element' : 'attribute';
}

/** In an object without marks for attributes, as in GData, an object is an element whatever its key. */
function isDeclaration(
  key: string,
  value: JsonValue | undefined,
  { attributePrefix = '', declarations, separator }: ObjectShape,
): boolean {
  if (declarations === 'none' || !key.startsWith('xmlns', attributePrefix.length)) return false;
  if (typeof value === 'object' && attributePrefix === '') return false;
  const rest = key.slice(attributePrefix.length + 'xmlns'.length);
  return rest === '' || (declarations === 'attributes' && rest.startsWith(separator));
}

function addProperty(parts: Parts, key: string, value: JsonValue | undefined, context: Context): void {
  const role = roleOf(key, value, context);
  if (value === undefined || role === 'declaration') return;
  context.building.trail.push(key);
  if (role === 'attribute') addAttribute(parts, key, value, context);
  else if (role === 'element') addElements(parts, key, value, context);
  else addTexts(parts, role, value, context);
  context.building.trail.pop();
}

function addAttribute(parts: Parts, key: string, value: JsonValue, { building, shape }: Context): void {
  const { prefix, local, namespace } = attributeName(building, key.slice(shape.attributePrefix?.length));
  parts.attributes.push({ prefix, local, namespace, value: attributeText(building, value) });
}

/** Texts that have a key of their own may be several. */
function addTexts(parts: Parts, kind: 'text' | 'cdata' | 'comment', value: JsonValue, context: Context): void {
  const { building } = context;
  if (value === null && kind === 'text') parts.attributes.push(...nilAttributes(context));
  else if (!Array.isArray(value)) parts.children.push(textNode(kind, value, building));
  else {
    value.forEach((item: JsonValue, index) => {
      building.trail.push(index);
      parts.children.push(textNode(kind, item, building));
      building.trail.pop();
    });
  }
}

function textNode(kind: 'text' | 'cdata' | 'comment', value: JsonValue, building: Building): XmlNode {
  const text = scalarText(building, value);
  if (kind === 'comment' && (text.includes('--') || text.endsWith('-'))) {
    const problem = `The comment ${excerpt(text)} has \`--\` in it or ends in \`-\`. Put spaces between the hyphens.`;
    refuse(building, 'comment-malformed', problem);
  }
  return { kind, value: text };
}

function addElements(parts: Parts, key: string, value: JsonValue, context: Context): void {
  if (!Array.isArray(value)) {
    parts.children.push(elementOf(key, value, context));
    return;
  }
  const { trail } = context.building;
  for (let index = 0; index < value.length; index++) {
    trail.push(index);
    parts.children.push(elementOf(key, value[index] ?? null, context));
    trail.pop();
  }
}

function declarationsOf(
  value: JsonObject,
  keys: readonly string[],
  context: Context,
): ReadonlyMap<string, string> | undefined {
  if (!keys.some((key) => isDeclaration(key, value[key], context.shape))) return undefined;
  const declarations = new Map<string, string>();
  for (const key of keys) {
    const declared = value[key];
    if (declared === undefined || roleOf(key, declared, context) !== 'declaration') continue;
    addDeclarations(declarations, key, declared, context);
  }
  return declarations;
}

function addDeclarations(declarations: Map<string, string>, key: string, declared: JsonValue, context: Context): void {
  const { building, shape } = context;
  building.trail.push(key);
  if (isObject(declared)) declareEach(building, declarations, declared);
  else declare(building, declarations, prefixOf(key, shape), declared);
  building.trail.pop();
}

function prefixOf(key: string, { attributePrefix = '', separator }: ObjectShape): string {
  return key.slice(attributePrefix.length + 'xmlns'.length + separator.length);
}

/** As BadgerFish has it, where `$` is the default namespace. */
function declareEach(building: Building, declarations: Map<string, string>, declared: JsonObject): void {
  for (const prefix of Object.keys(declared)) {
    building.trail.push(prefix);
    declare(building, declarations, prefix === '$' ? '' : prefix, declared[prefix] ?? null);
    building.trail.pop();
  }
}
