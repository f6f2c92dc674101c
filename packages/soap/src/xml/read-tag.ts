import type { XmlAttribute, XmlElement, XmlNode } from './element.js';
import { excerpt } from './excerpt.js';
import type { QualifiedName } from './names.js';
import { declarationProblem, enterScope, namespaceOf } from './namespaces.js';
import { asciiSet, fail, isWhitespace, type Reading, readName, skipWhitespace } from './reading.js';
import { resolveReferences } from './references.js';

/** An attribute on its way: its namespace is known when all declarations of its element are. */
interface Attribute {
  readonly prefix: string;
  readonly local: string;
  namespace: string | undefined;
  readonly value: string;
}

interface Attributes {
  readonly list: Attribute[];
  /** Where each of the list begins. */
  readonly offsets: number[];
  /** Made with the first declaration, because most elements have none and maps are large. */
  declarations: Map<string, string> | undefined;
}

/** A start tag as it was read. */
export interface StartTag {
  readonly name: QualifiedName;
  readonly element: XmlElement;
  /** The element's children, still to be filled; undefined where the tag closes itself. */
  readonly children: XmlNode[] | undefined;
}

const NO_DECLARATIONS: ReadonlyMap<string, string> = new Map();
const NO_ATTRIBUTES: readonly XmlAttribute[] = Object.freeze([]);
const NO_CHILDREN: readonly XmlNode[] = Object.freeze([]);

/**
 * Reads a start tag and goes into the scope of its declarations.
 *
 * @throws {XmlError} where the tag is malformed, repeats an attribute, or has a prefix that is not declared
 */
export function readStartTag(reading: Reading): StartTag {
  const start = reading.at++;
  const name = readName(reading);
  const attributes = hasAttributes(reading) ? readAttributes(reading, name) : undefined;
  const declarations = attributes?.declarations;
  if (declarations) enterScope(reading.scope, declarations);
  const children: XmlNode[] | undefined = readTagEnd(reading, name) ? undefined : [];
  const element: XmlElement = {
    kind: 'element',
    prefix: name.prefix,
    local: name.local,
    namespace: namespaceFor(reading, name.prefix, name, start + 1),
    attributes: attributes ? resolved(reading, attributes) : NO_ATTRIBUTES,
    declarations: declarations ?? NO_DECLARATIONS,
    children: children ?? NO_CHILDREN,
    start,
  };
  return { name, element, children };
}

function hasAttributes({ text, at }: Reading): boolean {
  const code = text.charCodeAt(at);
  return code !== 0x3e && code !== 0x2f;
}

/** @returns whether the tag closes itself */
function readTagEnd(reading: Reading, name: QualifiedName): boolean {
  const { text, at } = reading;
  const closesItself = text.charCodeAt(at) === 0x2f;
  const end = closesItself ? at + 1 : at;
  if (text.charCodeAt(end) !== 0x3e) malformedTag(reading, name);
  reading.at = end + 1;
  return closesItself;
}

function malformedTag(reading: Reading, { qualified }: QualifiedName): never {
  const { text, at } = reading;
  const tag = excerpt(`<${qualified}`);
  if (at >= text.length) fail(reading, 'tag-unclosed', `The document ends in the tag ${tag}. Close it with \`>\`.`);
  const found = excerpt(text.slice(at, at + 10));
  return fail(reading, 'tag-malformed', `The tag ${tag} has ${found} where an attribute or \`>\` is expected.`);
}

function readAttributes(reading: Reading, name: QualifiedName): Attributes {
  const attributes: Attributes = { list: [], offsets: [], declarations: undefined };
  for (;;) {
    const separated = isWhitespace(reading.text.charCodeAt(reading.at));
    skipWhitespace(reading);
    if (reading.at >= reading.text.length) malformedTag(reading, name);
    if (!hasAttributes(reading)) return attributes;
    if (!separated) malformedTag(reading, name);
    readAttribute(reading, attributes);
  }
}

function readAttribute(reading: Reading, attributes: Attributes): void {
  const start = reading.at;
  const name = readName(reading);
  readEquals(reading, name);
  const value = readValue(reading, name);
  if (name.prefix === 'xmlns') declare(reading, attributes, name.local, value, start);
  else if (name.qualified === 'xmlns') declare(reading, attributes, '', value, start);
  else {
    attributes.list.push({ prefix: name.prefix, local: name.local, namespace: undefined, value });
    attributes.offsets.push(start);
  }
}

function readEquals(reading: Reading, { qualified }: QualifiedName): void {
  skipWhitespace(reading);
  if (reading.text.charCodeAt(reading.at) !== 0x3d) {
    fail(reading, 'attribute-malformed', `The attribute ${excerpt(qualified)} has no value. Write \`=""\` after it.`);
  }
  reading.at++;
  skipWhitespace(reading);
}

/** What in the value of an attribute is not simply itself. */
const SPECIAL = asciiSet('<&\t\n\r');

function readValue(reading: Reading, name: QualifiedName): string {
  const { text } = reading;
  const quote = text.charCodeAt(reading.at);
  if (quote !== 0x22 && quote !== 0x27) unquoted(reading, name);
  const start = reading.at + 1;
  let at = start;
  let special = false;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) break;
    if (code < 128 && SPECIAL[code] === 1) special = true;
  }
  const raw = text.slice(start, at);
  if (special || at >= text.length) checkValue(reading, name, raw, at);
  reading.at = at + 1;
  return special ? normalized(reading, raw, start) : raw;
}

function unquoted(reading: Reading, { qualified }: QualifiedName): never {
  const message = `The value of the attribute ${excerpt(qualified)} is not between quotes. Put it between \`"\`.`;
  return fail(reading, 'attribute-malformed', message);
}

function checkValue(reading: Reading, { qualified }: QualifiedName, raw: string, end: number): void {
  const lessThan = raw.indexOf('<');
  if (lessThan >= 0) {
    const message = `The value of the attribute ${excerpt(qualified)} has a \`<\`. Write \`&lt;\`.`;
    fail(reading, 'attribute-malformed', message, reading.at + 1 + lessThan);
  }
  if (end >= reading.text.length) {
    fail(reading, 'attribute-malformed', `The value of the attribute ${excerpt(qualified)} does not end.`);
  }
}

/** White space becomes spaces, but not where a reference stands for it: XML 1.0, section 3.3.3. */
function normalized(reading: Reading, raw: string, start: number): string {
  return raw.includes('&') ? resolveReferences(reading, raw, start, spaced) : spaced(raw);
}

function spaced(text: string): string {
  return text.replace(/\r\n|[\t\n\r]/g, ' ');
}

function declare(reading: Reading, attributes: Attributes, prefix: string, uri: string, offset: number): void {
  const problem = declarationProblem(prefix, uri);
  if (problem !== undefined) fail(reading, 'namespace-malformed', problem, offset);
  attributes.declarations ??= new Map();
  if (attributes.declarations.has(prefix)) repeated(reading, prefix === '' ? 'xmlns' : `xmlns:${prefix}`, offset);
  attributes.declarations.set(prefix, uri);
}

function repeated(reading: Reading, written: string, offset: number): never {
  const message = `The element has the attribute ${excerpt(written)} twice. Remove one.`;
  return fail(reading, 'attribute-repeated', message, offset);
}

function namespaceFor(reading: Reading, prefix: string, name: QualifiedName, offset: number): string | undefined {
  const namespace = namespaceOf(reading.scope, prefix);
  if (namespace === undefined && prefix !== '') undeclaredPrefix(reading, prefix, name.qualified, offset);
  return namespace;
}

function undeclaredPrefix(reading: Reading, prefix: string, qualified: string, offset: number): never {
  const declaration = excerpt(`xmlns:${prefix}="…"`);
  const message = `The prefix of ${excerpt(qualified)} is not declared. Add ${declaration} to the element or one around it.`;
  return fail(reading, 'prefix-undeclared', message, offset);
}

/** Attributes without a prefix are in no namespace, whatever the default is: Namespaces in XML 1.0, section 6.2. */
function resolved(reading: Reading, { list, offsets }: Attributes): readonly XmlAttribute[] {
  for (let index = 0; index < list.length; index++) {
    const attribute = list[index];
    if (!attribute || attribute.prefix === '') continue;
    attribute.namespace = namespaceOf(reading.scope, attribute.prefix);
    if (attribute.namespace === undefined) {
      undeclaredPrefix(reading, attribute.prefix, written(attribute), offsets[index] ?? 0);
    }
  }
  if (list.length > 1) checkRepeated(reading, list, offsets);
  return list.length === 0 ? NO_ATTRIBUTES : list;
}

function checkRepeated(reading: Reading, list: readonly Attribute[], offsets: readonly number[]): void {
  const repeatedAt = list.length < 8 ? repeatedOfFew(list) : repeatedOfMany(list);
  const attribute = list[repeatedAt];
  if (attribute) repeated(reading, written(attribute), offsets[repeatedAt] ?? 0);
}

function written({ prefix, local }: Attribute): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}

/** @returns the index of an attribute that has the name of one before it, or -1 */
function repeatedOfFew(list: readonly Attribute[]): number {
  return list.findIndex((attribute, index) => {
    for (let before = 0; before < index; before++) {
      const other = list[before];
      if (other?.local === attribute.local && other.namespace === attribute.namespace) return true;
    }
    return false;
  });
}

/** The same in linear time; no name holds a space. */
function repeatedOfMany(list: readonly Attribute[]): number {
  const seen = new Set<string>();
  return list.findIndex(({ local, namespace }) => {
    const before = seen.size;
    return seen.add(`${local} ${namespace ?? ''}`).size === before;
  });
}
