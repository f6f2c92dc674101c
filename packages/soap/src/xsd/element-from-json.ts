import { isObject } from '../json/json-value.js';
import { forbiddenCharacter, forbiddenCharacterName } from '../xml/characters.js';
import { createElement, type ElementParts } from '../xml/create-element.js';
import type { XmlElement, XmlName, XmlNode } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import { XML_NAMESPACE } from '../xml/namespaces.js';
import { contentFromJson } from './content-from-json.js';
import { describeJson } from './json-object.js';
import { type MessageWriting, prefixFor, report, xsiAttribute } from './json-to-message.js';
import { jsonToUntyped } from './json-to-untyped.js';
import { TEXT_KEY, TYPE_KEYS } from './message-options.js';
import type { MessagePath } from './message-problem.js';
import { complexTypeOf, elementTypeOf, isDerivedFrom, isUntyped } from './prepared-schema.js';
import { localPart, namespacePart, type QName, qnameOf } from './qname.js';
import type { ElementDeclaration, TypeReference } from './schema.js';
import { spaceOf } from './simple-space.js';
import { jsonToSimple } from './simple-value.js';
import { possibleTypes, typeNamed } from './type-name.js';

/** What is in an element. */
export type Content = Pick<ElementParts, 'attributes' | 'children' | 'declarations'>;

/** @returns the element that a value is, or undefined where it is left out */
export function elementFromJson(
  writing: MessageWriting,
  declaration: ElementDeclaration,
  value: unknown,
  path: MessagePath,
  depth: number,
): XmlElement | undefined {
  const { options } = writing;
  if (depth > options.maxDepth) {
    report(writing, path, 'too-deep', `nests deeper than ${options.maxDepth} levels, and is left out.`);
    return undefined;
  }
  if (declaration.abstract) {
    report(writing, path, 'wrong-element', 'is abstract, so that only others can stand for it.');
  }
  const name = xmlName(writing, declaration.name);
  if (value === null) {
    if (!declaration.nillable) report(writing, path, 'wrong-value', 'is null, which its schema does not allow.');
    return createElement({ ...name, attributes: [xsiAttribute(writing, 'nil', 'true')] });
  }
  return createElement({ ...name, ...typedContent(writing, declaration, value, path, depth) });
}

export function xmlName(writing: MessageWriting, name: QName): XmlName {
  const namespace = namespacePart(name);
  const local = localPart(name);
  if (namespace === undefined) return { prefix: '', local, namespace };
  return { prefix: namespace === XML_NAMESPACE ? 'xml' : prefixFor(writing, namespace), local, namespace };
}

function typedContent(
  writing: MessageWriting,
  declaration: ElementDeclaration,
  value: unknown,
  path: MessagePath,
  depth: number,
): Content {
  const { schema } = writing.prepared;
  const declared = elementTypeOf(schema, declaration);
  const said = isObject(value) ? saidType(writing, declared, value, path) : undefined;
  const type = said ?? declared;
  const content = contentOf(writing, declaration, type, value, path, depth);
  if (said === undefined) return content;
  const typeName = xmlName(writing, said);
  const text = typeName.prefix === '' ? typeName.local : `${typeName.prefix}:${typeName.local}`;
  return { ...content, attributes: [xsiAttribute(writing, 'type', text), ...(content.attributes ?? [])] };
}

/** @returns the type that the value says it is of, if it can stand for the declared one */
function saidType(
  writing: MessageWriting,
  declared: TypeReference,
  value: Readonly<Record<string, unknown>>,
  path: MessagePath,
): QName | undefined {
  const key = TYPE_KEYS.find((name) => Object.hasOwn(value, name));
  if (key === undefined) return undefined;
  const { prepared } = writing;
  const text = value[key];
  const name = typeof text === 'string' ? typeNamed(prepared, text, declared) : undefined;
  if (name !== undefined && isDerivedFrom(prepared.schema, name, declared)) return name;
  if (isUntyped(prepared.schema, declared)) return undefined;
  const known = possibleTypes(prepared, declared).flatMap((type) =>
    typeof type === 'string' ? [localPart(type)] : [],
  );
  const rest = `must be one of ${known.slice(0, 8).map(excerpt).join(', ') || 'no types'}, but is ${describeJson(text)}.`;
  report(writing, { outer: path, step: key }, 'wrong-type', rest);
  return undefined;
}

function contentOf(
  writing: MessageWriting,
  declaration: ElementDeclaration,
  type: TypeReference,
  value: unknown,
  path: MessagePath,
  depth: number,
): Content {
  const { prepared } = writing;
  if (isUntyped(prepared.schema, type)) return untypedContent(writing, value, path);
  const complex = complexTypeOf(prepared.schema, type);
  if (complex === undefined) return simpleContent(writing, declaration, type, value, path);
  if (complex.abstract) {
    const known = possibleTypes(prepared, type).flatMap((one) => (typeof one === 'string' ? [localPart(one)] : []));
    const rest = `is of an abstract type, and needs ${excerpt(writing.options.typeKey)} to be one of ${known.slice(0, 8).map(excerpt).join(', ')}.`;
    report(writing, path, 'wrong-type', rest);
  }
  const isNil = isObject(value) && value[TEXT_KEY] === null;
  const content = contentFromJson(writing, complex, value, path, depth, isNil ? 'attributes' : 'all');
  if (content === 'untyped') return untypedContent(writing, value, path);
  if (!isNil) return content;
  if (!declaration.nillable) report(writing, path, 'wrong-value', 'is nil, which its schema does not allow.');
  return { ...content, attributes: [...(content.attributes ?? []), xsiAttribute(writing, 'nil', 'true')] };
}

export function untypedContent(writing: MessageWriting, value: unknown, path: MessagePath): Content {
  const element = jsonToUntyped('value', value);
  if (typeof element !== 'string') {
    const { attributes, children, declarations } = element;
    return { attributes, children, declarations };
  }
  report(writing, path, 'not-supported', `cannot be written: ${element}`);
  return {};
}

/** A value of another type than the declared one is an object, which says its type beside its text. */
function simpleContent(
  writing: MessageWriting,
  { fixed }: ElementDeclaration,
  type: TypeReference,
  value: unknown,
  path: MessagePath,
): Content {
  const isTyped = isObject(value) && TYPE_KEYS.some((key) => Object.hasOwn(value, key));
  return { children: textNodes(simpleText(writing, type, isTyped ? value[TEXT_KEY] : value, path, fixed)) };
}

export function textNodes(text: string): readonly XmlNode[] {
  return text === '' ? [] : [{ kind: 'text', value: text }];
}

/** @returns the text of a value by its type */
export function simpleText(
  writing: MessageWriting,
  type: TypeReference,
  value: unknown,
  path: MessagePath,
  fixed: string | undefined,
): string {
  const { value: text, problem } = jsonToSimple(spaceOf(writing.prepared, type), value);
  if (problem !== undefined) report(writing, path, 'wrong-kind', problem);
  else if (fixed !== undefined && text !== fixed.trim()) {
    report(writing, path, 'wrong-value', `must be ${excerpt(fixed)}, but is ${excerpt(text)}.`);
  }
  return writable(writing, text, path);
}

/** @returns the text without the characters that no document can hold */
export function writable(writing: MessageWriting, text: string, path: MessagePath): string {
  const at = forbiddenCharacter(text);
  if (at < 0) return text;
  report(
    writing,
    path,
    'wrong-value',
    `has a character that XML cannot: ${forbiddenCharacterName(text, at)}. Remove it.`,
  );
  return Array.from(text, (character) => (forbiddenCharacter(character) < 0 ? character : '')).join('');
}

/** @returns the name of an attribute or element that JSON says in whole, `{namespace}local` or `local` */
export function saidName(key: string): QName {
  return qnameOf(namespacePart(key), localPart(key));
}
