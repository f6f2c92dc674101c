import { isObject, type JsonObject } from '../json/json-value.js';
import type { XmlAttribute, XmlElement, XmlNode } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import { isNcName } from '../xml/names.js';
import { arrange } from './arrange.js';
import { type ContentPlan, planOf } from './content-plan.js';
import { describeArrangeProblem } from './describe-arrange-problem.js';
import {
  type Content,
  elementFromJson,
  saidName,
  simpleText,
  textNodes,
  writable,
  xmlName,
} from './element-from-json.js';
import { describeJson } from './json-object.js';
import { type MessageWriting, report } from './json-to-message.js';
import { jsonToUntyped } from './json-to-untyped.js';
import { TEXT_KEY, TYPE_KEYS } from './message-options.js';
import type { MessagePath } from './message-problem.js';
import { localPart, qnameOf } from './qname.js';
import type { ComplexType } from './schema.js';
import { declarationNamed, wildcardFor } from './wildcard.js';

/**
 * @param what `attributes` where the element is nil, so that it has nothing else
 * @returns what is in an element of a complex type, or that no schema describes it
 */
export function contentFromJson(
  writing: MessageWriting,
  type: ComplexType,
  value: unknown,
  path: MessagePath,
  depth: number,
  what: 'attributes' | 'all',
): Content | 'untyped' {
  const plan = planOf(writing.prepared, type);
  if (plan.untyped) return 'untyped';
  const object = objectOf(writing, plan, value, path);
  const attributes = attributesOf(writing, plan, object, path);
  if (what === 'attributes') return { attributes };
  if (plan.simple === undefined) {
    const text = plan.mixed ? mixedText(writing, object, path) : '';
    const children = [...textNodes(text), ...elementsOf(writing, plan, object, path, depth)];
    return { attributes, children };
  }
  for (const key of Object.keys(object)) {
    if (!isSpecial(key) && !key.startsWith('@')) unknown(writing, plan, path, key);
  }
  return { attributes, children: textNodes(simpleText(writing, plan.simple, object[TEXT_KEY] ?? '', path, undefined)) };
}

/** A type that has text alone takes a text or number for an object with it, and so does one with nothing a `""`. */
function objectOf(writing: MessageWriting, plan: ContentPlan, value: unknown, path: MessagePath): JsonObject {
  if (isObject(value)) return value;
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (isScalar && (plan.simple !== undefined || plan.mixed || value === '')) return { [TEXT_KEY]: value };
  report(writing, path, 'wrong-kind', `must be an object, but is ${describeJson(value)}.`);
  return {};
}

function attributesOf(
  writing: MessageWriting,
  plan: ContentPlan,
  object: JsonObject,
  path: MessagePath,
): readonly XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  for (const { key, name, type, isRequired, fixed } of plan.attributes) {
    const value = (Object.hasOwn(object, key) ? object[key] : undefined) ?? (isRequired ? fixed : undefined);
    const place = { outer: path, step: key };
    if (value !== undefined) {
      attributes.push({ ...xmlName(writing, name), value: simpleText(writing, type, value, place, fixed) });
    } else if (isRequired) report(writing, place, 'missing', 'is missing.');
  }
  const others = Object.keys(object).filter((key) => key.startsWith('@') && !isSpecial(key));
  for (const key of others) {
    if (!plan.attributeByKey.has(key)) attributes.push(...otherAttribute(writing, plan, object, path, key));
  }
  return attributes;
}

function otherAttribute(
  writing: MessageWriting,
  plan: ContentPlan,
  object: JsonObject,
  path: MessagePath,
  key: string,
): readonly XmlAttribute[] {
  const name = saidName(key.slice(1));
  const value = object[key];
  const place = { outer: path, step: key };
  if (value === undefined || value === null) return [];
  if (!plan.anyAttribute || !isNcName(localPart(name))) unknown(writing, plan, path, key);
  else if (typeof value === 'object')
    report(writing, place, 'wrong-kind', `must be a text, but is ${describeJson(value)}.`);
  else return [{ ...xmlName(writing, name), value: writable(writing, String(value), place) }];
  return [];
}

function isSpecial(key: string): boolean {
  return key === TEXT_KEY || TYPE_KEYS.some((name) => name === key);
}

function mixedText(writing: MessageWriting, object: JsonObject, path: MessagePath): string {
  const text = object[TEXT_KEY] ?? '';
  if (typeof text !== 'object') return writable(writing, String(text), path);
  report(writing, { outer: path, step: TEXT_KEY }, 'wrong-kind', `must be a text, but is ${describeJson(text)}.`);
  return '';
}

/** The values of a content, by the member that each is of. */
interface Sorted {
  readonly byKey: ReadonlyMap<string, readonly unknown[]>;
  readonly behindWildcards: readonly { readonly key: string; readonly value: unknown }[];
}

function elementsOf(
  writing: MessageWriting,
  plan: ContentPlan,
  object: JsonObject,
  path: MessagePath,
  depth: number,
): readonly XmlNode[] {
  const { byKey, behindWildcards } = sortMembers(writing, plan, object, path);
  const counts = new Map(Array.from(byKey, ([key, values]) => [key, values.length]));
  const { items, problems } = arrange(plan, counts, behindWildcards.length);
  for (const problem of problems) describeArrangeProblem(writing.problems, path, problem);
  const written = items.map(({ key, index }) => {
    if (key !== undefined) return memberElement(writing, plan, key, byKey.get(key) ?? [], index, path, depth);
    const other = behindWildcards[index];
    return other && otherElement(writing, plan, other.key, other.value, { outer: path, step: other.key }, depth);
  });
  return written.filter((element) => element !== undefined);
}

function sortMembers(writing: MessageWriting, plan: ContentPlan, object: JsonObject, path: MessagePath): Sorted {
  const byKey = new Map<string, readonly unknown[]>();
  const behindWildcards: { key: string; value: unknown }[] = [];
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined || key.startsWith('@') || (isSpecial(key) && (plan.mixed || value === ''))) continue;
    if (isSpecial(key) && key !== TEXT_KEY) continue;
    if (plan.members.has(key)) byKey.set(key, valuesOf(plan, key, value));
    else if (plan.wildcards.length === 0 || key === TEXT_KEY) unknown(writing, plan, path, key);
    else for (const item of Array.isArray(value) ? value : [value]) behindWildcards.push({ key, value: item });
  }
  return { byKey, behindWildcards };
}

/** Many a program writes null for what is not there, so that it is not there, unless null is a value of it. */
function valuesOf({ members }: ContentPlan, key: string, value: unknown): readonly unknown[] {
  const member = members.get(key);
  if (value === null && member && !member.declaration.nillable) return [];
  return Array.isArray(value) && !isListOnly(member?.isArray, value) ? value : [value];
}

/** An array for what may be there once can be one value, that of a list, unless something in it is no scalar. */
function isListOnly(isArray: boolean | undefined, items: readonly unknown[]): boolean {
  return isArray !== true && !items.some((item) => typeof item === 'object');
}

function memberElement(
  writing: MessageWriting,
  plan: ContentPlan,
  key: string,
  values: readonly unknown[],
  index: number,
  path: MessagePath,
  depth: number,
): XmlElement | undefined {
  const member = plan.members.get(key);
  const place = { outer: path, step: key };
  const at = member?.isArray || values.length > 1 ? { outer: place, step: index } : place;
  return member && elementFromJson(writing, member.declaration, values[index], at, depth + 1);
}

function otherElement(
  writing: MessageWriting,
  plan: ContentPlan,
  key: string,
  value: unknown,
  path: MessagePath,
  depth: number,
): XmlElement | undefined {
  const declaration = declarationNamed(writing.prepared, plan, key);
  if (declaration) return elementFromJson(writing, declaration, value, path, depth + 1);
  const element = jsonToUntyped(key, value);
  if (typeof element === 'string') report(writing, path, 'not-supported', `cannot be written: ${element}`);
  else if (wildcardFor(plan, qnameOf(element.namespace, element.local))) return element;
  else unknown(writing, plan, path.outer ?? path, key);
  return undefined;
}

/** Tells of a member that the schema does not know, with the one that may be meant. */
function unknown(writing: MessageWriting, plan: ContentPlan, path: MessagePath, key: string): void {
  const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const known = [...plan.members.keys(), ...plan.attributeByKey.keys()];
  const near = known.find((name) => bare(name) === bare(key) && bare(key) !== '');
  const advice = near === undefined ? 'Remove it.' : `Did you mean ${excerpt(near)}?`;
  report(writing, { outer: path, step: key }, 'unknown', `is not known to the schema, and is left out. ${advice}`);
}
