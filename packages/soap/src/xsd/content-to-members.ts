import type { JsonValue } from '../json/json-value.js';
import type { XmlElement } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import { XSI_NAMESPACE } from '../xml/namespaces.js';
import { arrange } from './arrange.js';
import { type ContentPlan, planOf } from './content-plan.js';
import { describeArrangeProblem } from './describe-arrange-problem.js';
import { TEXT_KEY } from './message-options.js';
import { elementToJson, type MessageReading, type ReadElement, simpleText, tell } from './message-to-json.js';
import type { PlannedElement } from './particle-plan.js';
import { scopeOf, textOf } from './placed-element.js';
import { localPart, qnameOf } from './qname.js';
import type { ComplexType, ElementDeclaration } from './schema.js';
import { untypedMember } from './untyped-to-json.js';
import { declarationBehind, wildcardFor, wildcardKey } from './wildcard.js';

type Members = readonly (readonly [string, JsonValue])[];

/**
 * @param what `attributes` where the element is nil, so that it has nothing else
 * @param otherwise the text of an element that is empty
 * @returns what is in an element of a complex type, as the members of an object
 */
export function contentToMembers(
  reading: MessageReading,
  type: ComplexType,
  read: ReadElement,
  what: 'attributes',
): Members;
export function contentToMembers(
  reading: MessageReading,
  type: ComplexType,
  read: ReadElement,
  what: 'all',
  otherwise: string | undefined,
): Members | 'untyped';
export function contentToMembers(
  reading: MessageReading,
  type: ComplexType,
  read: ReadElement,
  what: 'attributes' | 'all',
  otherwise?: string,
): Members | 'untyped' {
  const plan = planOf(reading.prepared, type);
  if (plan.untyped) return what === 'all' ? 'untyped' : [];
  const attributes = attributeMembers(reading, plan, read, what === 'attributes');
  if (what === 'attributes') return attributes;
  if (plan.simple !== undefined) {
    const value = simpleText(reading, plan.simple, otherwise ?? textOf(read.element), read, undefined);
    tellOfElements(reading, read);
    return [...attributes, [TEXT_KEY, value]];
  }
  return [...attributes, ...elementMembers(reading, plan, read), ...textMembers(reading, plan, read)];
}

/** An element that is nil is null, unless it says an attribute: then none that is missing is told of or made. */
function attributeMembers(reading: MessageReading, plan: ContentPlan, read: ReadElement, isNil: boolean): Members {
  const { attributes } = read.element;
  if (attributes.length === 0 && plan.attributes.length === 0) return [];
  const hasDefaults = reading.options.defaults && !isNil;
  const values = new Map(attributes.map(({ namespace, local, value }) => [qnameOf(namespace, local), value]));
  const members: [string, JsonValue][] = [];
  for (const { name, key, type, isRequired, default: otherwise, fixed } of plan.attributes) {
    const place = { path: { outer: read.path, step: key } };
    const value = values.get(name) ?? (hasDefaults ? (fixed ?? otherwise) : undefined);
    if (value !== undefined) members.push([key, simpleText(reading, type, value, place, fixed)]);
    else if (isRequired && !isNil) tell(reading, place, 'missing', 'is missing.');
  }
  for (const { namespace, local, value } of attributes) {
    const name = qnameOf(namespace, local);
    if (namespace === XSI_NAMESPACE || plan.attributeByName.has(name)) continue;
    if (plan.anyAttribute) members.push([`@${name}`, value]);
    else tell(reading, pathOf(read, `@${local}`), 'unknown', 'is not known to the schema, and is left out.');
  }
  return members;
}

function pathOf(read: ReadElement, step: string) {
  return { path: { outer: read.path, step } };
}

function tellOfElements(reading: MessageReading, read: ReadElement): void {
  const child = read.element.children.find((node) => node.kind === 'element');
  if (child) tell(reading, read, 'unknown', `has the element ${excerpt(child.local)}, and must have text alone.`);
}

/** Where in the text around the elements a piece of it was is lost. */
function textMembers(reading: MessageReading, plan: ContentPlan, read: ReadElement): Members {
  const text = textOf(read.element);
  if (/^[ \t\r\n]*$/.test(text)) return [];
  if (plan.mixed) return [[TEXT_KEY, text]];
  tell(
    reading,
    read,
    'unknown',
    `has the text ${excerpt(text.trim())}, which is left out: it must have elements alone.`,
  );
  return [];
}

/** The elements of a content, by the member that each belongs to. */
interface Sorted {
  readonly byKey: ReadonlyMap<string, readonly XmlElement[]>;
  readonly behindWildcards: readonly XmlElement[];
}

function elementMembers(reading: MessageReading, plan: ContentPlan, read: ReadElement): Members {
  const sorted = sortElements(reading, plan, read);
  const members: [string, JsonValue][] = [];
  for (const [key, member] of plan.members) {
    const elements = sorted.byKey.get(key) ?? NONE;
    const { declaration, isArray, min, isAlternative } = member;
    const path = { outer: read.path, step: key };
    if (isArray) {
      const isShown = reading.options.emptyArrays && min === 0 && !isAlternative;
      if (elements.length > 0 || isShown) members.push([key, arrayOf(reading, declaration, read, elements, path)]);
    } else if (elements[0]) members.push([key, elementToJson(reading, declaration, below(read, elements[0], path))]);
  }
  tellOfCounts(reading, plan, read, sorted);
  return [...members, ...wildcardMembers(reading, plan, read, sorted.behindWildcards)];
}

const NONE: readonly XmlElement[] = [];

function arrayOf(
  reading: MessageReading,
  declaration: ElementDeclaration,
  read: ReadElement,
  elements: readonly XmlElement[],
  path: ReadElement['path'],
): JsonValue {
  return elements.map((element, step) =>
    elementToJson(reading, declaration, below(read, element, { outer: path, step })),
  );
}

function below(read: ReadElement, element: XmlElement, path: ReadElement['path']): ReadElement {
  return { element, scope: scopeOf(element, read.scope), path, depth: read.depth + 1 };
}

function sortElements(reading: MessageReading, plan: ContentPlan, read: ReadElement): Sorted {
  const byKey = new Map<string, XmlElement[]>();
  const behindWildcards: XmlElement[] = [];
  for (const child of read.element.children) {
    if (child.kind !== 'element') continue;
    const key = keyOf(reading, plan, read, child);
    if (key === undefined) {
      if (wildcardFor(plan, qnameOf(child.namespace, child.local))) behindWildcards.push(child);
      continue;
    }
    const known = byKey.get(key);
    if (known) known.push(child);
    else byKey.set(key, [child]);
  }
  return { byKey, behindWildcards };
}

/** Many a server puts elements into the wrong namespace, so that a known local name is enough; it is told of. */
function keyOf(
  reading: MessageReading,
  plan: ContentPlan,
  read: ReadElement,
  { namespace, local }: XmlElement,
): string | undefined {
  if (plan.namespaces.get(local) === (namespace ?? '')) return local;
  const name = qnameOf(namespace, local);
  const key = plan.keys.get(name);
  if (key !== undefined || wildcardFor(plan, name)) return key;
  const near = plan.members.get(local);
  const place = pathOf(read, local);
  if (near === undefined) tell(reading, place, 'unknown', 'is not known to the schema, and is left out.');
  else
    tell(
      reading,
      place,
      'wrong-element',
      `must be the element ${excerpt(near.declaration.name)}, but is ${excerpt(name)}.`,
    );
  return near && localPart(near.declaration.name) === local ? local : undefined;
}

function tellOfCounts(
  reading: MessageReading,
  plan: ContentPlan,
  read: ReadElement,
  { byKey, behindWildcards }: Sorted,
): void {
  if (behindWildcards.length === 0 && plan.plainSequence?.every((element) => hasItsCount(element, byKey))) return;
  const counts = new Map(Array.from(byKey, ([key, elements]) => [key, elements.length]));
  for (const problem of arrange(plan, counts, behindWildcards.length).problems) {
    describeArrangeProblem(reading.problems, read.path, problem);
  }
}

function hasItsCount({ keys: [key = ''], min, max }: PlannedElement, byKey: Sorted['byKey']): boolean {
  const count = byKey.get(key)?.length ?? 0;
  return min <= count && count <= max;
}

function wildcardMembers(
  reading: MessageReading,
  plan: ContentPlan,
  read: ReadElement,
  elements: readonly XmlElement[],
): Members {
  if (elements.length === 0) return [];
  const values = new Map<string, JsonValue[]>();
  for (const element of elements) {
    const [key, value] = wildcardMember(reading, plan, read, element);
    const known = values.get(key);
    if (known) known.push(value);
    else values.set(key, [value]);
  }
  return Array.from(values, ([key, [first = null, ...rest]]) => [key, rest.length === 0 ? first : [first, ...rest]]);
}

function wildcardMember(
  reading: MessageReading,
  plan: ContentPlan,
  read: ReadElement,
  element: XmlElement,
): readonly [string, JsonValue] {
  const name = qnameOf(element.namespace, element.local);
  const declaration = declarationBehind(reading.prepared, plan, name);
  if (declaration === undefined) return untypedMember(element, scopeOf(element, read.scope), plan.members);
  const key = wildcardKey(reading.prepared, plan, name);
  return [key, elementToJson(reading, declaration, below(read, element, { outer: read.path, step: key }))];
}
