import { forbiddenCharacter, forbiddenCharacterName } from '../xml/characters.js';
import type { XmlName } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import { type QualifiedName, qualifiedName } from '../xml/names.js';
import {
  declarationProblem,
  namespaceOf,
  outermostScope,
  prefixProblem,
  type Scope,
  XSI_NAMESPACE,
} from '../xml/namespaces.js';
import { MOST_DEPTH } from '../xml/parse-options.js';
import { XmlWriteError, type XmlWriteErrorCode } from '../xml/xml-write-error.js';
import type { JsonOptions } from './json-options.js';
import { jsonPath } from './json-path.js';
import type { JsonValue } from './json-value.js';

/** Elements while they are made of JSON. */
export interface Building {
  readonly separator: string;
  readonly scope: Scope;
  /** The namespaces by the prefixes that the options give them, where they do. */
  readonly given: ReadonlyMap<string, string> | undefined;
  /** The declarations that the root must have besides its own. */
  readonly needed: Map<string, string>;
  /** The values whose elements are being made, the outermost first. */
  readonly ancestors: Set<object>;
  readonly names: Map<string, QualifiedName>;
  /** The keys and indices that lead to what is being read; a path is made of it only where a message needs one. */
  readonly trail: (string | number)[];
}

export function buildingOf({ namespaces = 'keep' }: JsonOptions, separator: string): Building {
  const given = typeof namespaces === 'string' ? undefined : byPrefix(namespaces);
  const needed = new Map<string, string>();
  return { separator, scope: outermostScope(), given, needed, ancestors: new Set(), names: new Map(), trail: [] };
}

/** The first namespace of a prefix counts: a name can be in one only. */
function byPrefix(namespaces: Readonly<Record<string, string>>): Map<string, string> {
  const given = new Map<string, string>();
  for (const [uri, prefix] of Object.entries(namespaces)) if (!given.has(prefix)) given.set(prefix, uri);
  return given;
}

/** @throws {XmlWriteError} about a place in the JSON */
export function refuse({ trail }: Building, code: XmlWriteErrorCode, problem: string): never {
  const path = jsonPath(trail);
  throw new XmlWriteError(code, `${problem} (At ${excerpt(path)}.)`, path);
}

/** Goes into the value of an element; `leave` goes out of it. */
export function enter(building: Building, value: object): void {
  const { ancestors } = building;
  if (ancestors.has(value)) {
    refuse(building, 'value-cyclic', 'The value holds itself, which no document can. Remove the cycle.');
  }
  ancestors.add(value);
  if (ancestors.size > MOST_DEPTH) {
    refuse(building, 'nesting-too-deep', `The value nests deeper than ${MOST_DEPTH} elements. Nest it less.`);
  }
}

export function leave({ ancestors }: Building, value: object): void {
  ancestors.delete(value);
}

/** @returns the name of an element that a key says */
export function elementName(building: Building, key: string): XmlName {
  const { prefix, local } = nameOf(building, key);
  return { prefix, local, namespace: namespaceFor(building, prefix, key) };
}

/** @returns the name of an attribute that a key says; without a prefix it is in no namespace */
export function attributeName(building: Building, key: string): XmlName {
  const { prefix, local, qualified } = nameOf(building, key);
  if (qualified === 'xmlns')
    refuse(building, 'name-malformed', 'No attribute can be called `xmlns`. Declare a namespace.');
  return { prefix, local, namespace: prefix === '' ? undefined : namespaceFor(building, prefix, key) };
}

function nameOf(building: Building, key: string): QualifiedName {
  return building.names.get(key) ?? newName(building, key);
}

function newName(building: Building, key: string): QualifiedName {
  const { names, separator } = building;
  const isForeign = separator !== ':' && key.includes(':');
  const name = isForeign ? undefined : qualifiedName(key.replace(separator, ':'));
  if (!name || name.prefix === 'xmlns') {
    const advice = 'Names begin with a letter or `_`, and have no spaces.';
    return refuse(building, 'name-malformed', `${excerpt(key)} cannot be a name in XML. ${advice}`);
  }
  names.set(key, name);
  return name;
}

function namespaceFor(building: Building, prefix: string, key: string): string | undefined {
  const declared = namespaceOf(building.scope, prefix) ?? givenNamespace(building, prefix);
  if (declared !== undefined || prefix === '') return declared;
  const problem = `The prefix of ${excerpt(key)} is not declared. Declare it beside the name or in the options.`;
  return refuse(building, 'namespace-malformed', problem);
}

/** Declares a prefix that the options give, or `xsi`, in the root. */
export function givenNamespace({ given, needed }: Building, prefix: string): string | undefined {
  const uri = given?.get(prefix) ?? (prefix === 'xsi' ? XSI_NAMESPACE : undefined);
  if (uri !== undefined && uri !== '') needed.set(prefix, uri);
  return uri || undefined;
}

/** @returns the text of a string, number or boolean */
export function scalarText(building: Building, value: unknown): string {
  if (typeof value === 'string') return checkedText(building, value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const what = typeof value === 'number' ? String(value) : `A value of the type ${type}`;
  return refuse(building, 'value-unsuitable', `${what} cannot be written as text in XML. Make it a string.`);
}

function checkedText(building: Building, text: string): string {
  const at = forbiddenCharacter(text);
  if (at >= 0) refuse(building, 'character-not-allowed', `${forbiddenCharacterName(text, at)}. Remove it.`);
  return text;
}

/** @returns the text of an attribute's value */
export function attributeText(building: Building, value: JsonValue): string {
  if (typeof value !== 'object') return scalarText(building, value);
  return refuse(building, 'value-unsuitable', 'An attribute can only be a string, a number or a boolean.');
}

/** Adds a declaration to those of an element. */
export function declare(building: Building, known: Map<string, string>, prefix: string, uri: JsonValue): void {
  if (typeof uri !== 'string') return refuse(building, 'namespace-malformed', 'A namespace can only be a string.');
  const problem = declarationProblem(prefix, uri) ?? prefixProblem(prefix);
  if (problem !== undefined) refuse(building, 'namespace-malformed', problem);
  known.set(prefix, checkedText(building, uri));
}
