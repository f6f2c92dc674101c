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
  leave,
  refuse,
  scalarText,
} from './building.js';
import type { JsonOptions } from './json-options.js';
import { isObject, type JsonObject, type JsonValue } from './json-value.js';

/**
 * @returns the root that JsonML says
 * @throws {XmlWriteError} for what no document can say
 */
export function jsonmlToElement(value: JsonValue, options: JsonOptions): XmlElement {
  const building = buildingOf(options, ':');
  const root = elementOf(value, building);
  return { ...root, declarations: new Map([...building.needed, ...root.declarations]) };
}

function elementOf(value: JsonValue, building: Building): XmlElement {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return notAnElement(value, building);
  enter(building, value);
  const second: JsonValue | undefined = value[1];
  const attributes: JsonObject = isObject(second) ? second : {};
  const declarations = declarationsOf(attributes, building);
  enterScope(building.scope, declarations);
  const element = createElement({
    ...elementName(building, value[0]),
    declarations,
    attributes: attributesOf(attributes, building),
    children: childrenOf(value, isObject(second) ? 2 : 1, building),
  });
  leaveScope(building.scope, declarations);
  leave(building, value);
  return element;
}

function notAnElement(value: JsonValue | undefined, building: Building): never {
  const what = Array.isArray(value) ? 'The array' : isObject(value) ? 'The object' : excerpt(String(value));
  const problem = `${what} is not an element in JsonML. Elements are arrays that begin with a name.`;
  return refuse(building, 'value-unsuitable', problem);
}

function childrenOf(value: readonly JsonValue[], from: number, building: Building): XmlNode[] {
  const children: XmlNode[] = [];
  for (let index = from; index < value.length; index++) {
    building.trail.push(index);
    children.push(nodeOf(value[index], building));
    building.trail.pop();
  }
  return children;
}

function nodeOf(value: JsonValue | undefined, building: Building): XmlNode {
  if (Array.isArray(value)) return elementOf(value, building);
  if (value === undefined || value === null || isObject(value)) return notAnElement(value, building);
  return { kind: 'text', value: scalarText(building, value) };
}

function isDeclaration(key: string): boolean {
  return key === 'xmlns' || key.startsWith('xmlns:');
}

function declarationsOf(attributes: JsonObject, building: Building): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>();
  for (const key of Object.keys(attributes).filter(isDeclaration)) {
    building.trail.push(1, key);
    declare(building, declarations, key.slice('xmlns:'.length), attributes[key] ?? null);
    building.trail.length -= 2;
  }
  return declarations;
}

function attributesOf(attributes: JsonObject, building: Building): XmlAttribute[] {
  const keys = Object.keys(attributes).filter((key) => !isDeclaration(key) && attributes[key] !== undefined);
  return keys.map((key) => {
    building.trail.push(1, key);
    const value = attributeText(building, attributes[key] ?? null);
    const attribute = { ...attributeName(building, key), value };
    building.trail.length -= 2;
    return attribute;
  });
}
