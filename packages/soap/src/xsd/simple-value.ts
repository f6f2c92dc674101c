import type { JsonValue } from '../json/json-value.js';
import { excerpt } from '../xml/excerpt.js';
import { exactNumber, plainDecimal } from './decimal-text.js';
import { facetProblem } from './facet-problem.js';
import { describeJson } from './json-object.js';
import type { AtomicSpace, ListSpace, SimpleSpace } from './simple-space.js';

/** A value that was converted as well as it could be, and what is wrong with it, if anything. */
export interface Judged<T> {
  readonly value: T;
  /** How a sentence goes on that begins with the place of the value. */
  readonly problem: string | undefined;
}

/**
 * Reads the text of an element or attribute: booleans and numbers become these, unless a number of JavaScript would not
 * be the same number, and everything else stays text.
 */
export function simpleToJson(space: SimpleSpace, text: string): Judged<JsonValue> {
  switch (space.variety) {
    case 'atomic':
      return atomicToJson(space, normalizeSpace(space, text));
    case 'list':
      return listToJson(space, text);
    case 'union':
      return firstWithoutProblem(space.members, (member) => simpleToJson(member, text), text, space);
    default:
      return space satisfies never;
  }
}

/** Writes a value as the text of an element or attribute. A text is taken for any type, where it is a value of it. */
export function jsonToSimple(space: SimpleSpace, value: unknown): Judged<string> {
  switch (space.variety) {
    case 'atomic':
      return jsonToAtomic(space, value);
    case 'list':
      return jsonToList(space, value);
    case 'union':
      return firstWithoutProblem(
        space.members,
        (member) => jsonToSimple(member, value),
        scalarText(value) ?? '',
        space,
      );
    default:
      return space satisfies never;
  }
}

function firstWithoutProblem<T extends JsonValue>(
  members: readonly SimpleSpace[],
  convert: (member: SimpleSpace) => Judged<T>,
  otherwise: T,
  space: SimpleSpace,
): Judged<T> {
  for (const member of members) {
    const judged = convert(member);
    if (judged.problem !== undefined) continue;
    const text = scalarText(judged.value) ?? '';
    return { value: judged.value, problem: facetProblem({ ...space, facets: ofUnion(space) }, text, 0) };
  }
  const allowed = members.map(expectation).slice(0, 5).join(' or ');
  return { value: otherwise, problem: `must be ${allowed}, but is ${describeJson(otherwise)}.` };
}

/** Of the restrictions that a union can have, patterns are never checked, so that only its enumeration is left. */
function ofUnion({ facets: { enumeration } }: SimpleSpace): SimpleSpace['facets'] {
  return enumeration === undefined ? {} : { enumeration };
}

function atomicToJson(space: AtomicSpace, text: string): Judged<JsonValue> {
  const problem = lexicalProblem(space, text);
  if (!space.builtIn.lexical.test(text)) return { value: text, problem };
  switch (space.builtIn.form) {
    case 'boolean':
      return { value: text === 'true' || text === '1', problem };
    case 'integer':
    case 'decimal':
      return { value: numberOrText(space, text), problem };
    case 'float': {
      const number = Number(text);
      return { value: Number.isFinite(number) ? number + 0 : text, problem };
    }
    default:
      return { value: text, problem };
  }
}

/** A number that must match a pattern may need its leading zeros, so that one that has any stays text. */
function numberOrText({ patterns }: AtomicSpace, text: string): JsonValue {
  const number = exactNumber(text);
  if (number === undefined || (Number.isInteger(number) && !Number.isSafeInteger(number))) return text;
  return patterns.length > 0 && plainDecimal(number) !== text ? text : number;
}

function listToJson(space: ListSpace, text: string): Judged<JsonValue> {
  const items = wordsOf(text).map((word) => simpleToJson(space.item, word));
  const problem = items.find((item) => item.problem !== undefined)?.problem;
  const collapsed = normalizeSpace(space, text);
  return {
    value: items.map(({ value }) => value),
    problem: problem ?? facetProblem(space, collapsed, items.length),
  };
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[ \t\r\n]+/).filter((word) => word !== '');
}

/** @returns the text with its white space as `whiteSpace` says: XML Schema, Part 2, section 4.3.6 */
export function normalizeSpace(space: SimpleSpace, text: string): string {
  const otherwise = space.variety === 'atomic' ? space.builtIn.whiteSpace : 'collapse';
  const whiteSpace = space.facets.whiteSpace ?? otherwise;
  if (whiteSpace === 'preserve' || !/[ \t\r\n]/.test(text)) return text;
  if (whiteSpace === 'replace') return text.replace(/[\t\r\n]/g, ' ');
  return wordsOf(text).join(' ');
}

function lexicalProblem(space: AtomicSpace, text: string): string | undefined {
  if (!space.builtIn.lexical.test(text)) return `must be ${expectation(space)}, but is ${describeJson(text)}.`;
  return facetProblem(space, text, lengthOf(space, text));
}

/** The length of binary data is that of its bytes, and of a text that of its characters: XML Schema, Part 2, section 4.3.1. */
function lengthOf({ builtIn: { name } }: AtomicSpace, text: string): number {
  if (name === 'hexBinary') return text.length / 2;
  if (name === 'base64Binary') return Math.floor((text.replace(/[ =]/g, '').length * 3) / 4);
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** @returns what values are, for messages: "a boolean" */
export function expectation(space: SimpleSpace): string {
  if (space.variety === 'list') return `an array, each item of which is ${expectation(space.item)}`;
  if (space.variety === 'union') return 'one of several types';
  const { form, name } = space.builtIn;
  switch (form) {
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number (${name})`;
    case 'decimal':
    case 'float':
      return `a number (${name})`;
    default:
      return name === 'string' || name.startsWith('any') ? 'a text' : `a text (${name})`;
  }
}

/** @returns the text of anything that XML can hold as a text, or undefined */
function scalarText(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? plainDecimal(value) : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
}

function jsonToAtomic(space: AtomicSpace, value: unknown): Judged<string> {
  const text = scalarText(value);
  const wrongKind = `must be ${expectation(space)}, but is ${describeJson(value)}.`;
  if (text === undefined) return { value: '', problem: wrongKind };
  if (typeof value === 'string') return judgedText(space, value);
  const { form, name } = space.builtIn;
  const isOfKind = typeof value === 'boolean' ? form === 'boolean' : form !== 'boolean' && form !== 'text';
  if (!isOfKind && !name.startsWith('any')) return { value: text, problem: wrongKind };
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) && form === 'integer') {
    const problem = `is ${value}, which JSON's readers may round. Write it as a text.`;
    return { value: text, problem: lexicalProblem(space, text) ?? problem };
  }
  return { value: text, problem: lexicalProblem(space, text) };
}

function judgedText(space: AtomicSpace, text: string): Judged<string> {
  const normal = normalizeSpace(space, text);
  return { value: space.builtIn.form === 'text' ? text : normal, problem: lexicalProblem(space, normal) };
}

function jsonToList(space: ListSpace, value: unknown): Judged<string> {
  const items = typeof value === 'string' ? wordsOf(value) : value;
  if (!Array.isArray(items)) {
    return {
      value: scalarText(value) ?? '',
      problem: `must be ${expectation(space)}, but is ${describeJson(value)}.`,
    };
  }
  const judged = items.map((item: unknown) => jsonToItem(space.item, item));
  const text = judged.map((item) => item.value).join(' ');
  const problem = judged.find((item) => item.problem !== undefined)?.problem;
  return { value: text, problem: problem ?? facetProblem(space, text, items.length) };
}

/** Items stand between spaces, so that none can have one. */
function jsonToItem(space: SimpleSpace, item: unknown): Judged<string> {
  const judged = jsonToSimple(space, item);
  if (judged.problem !== undefined || /^[^ \t\r\n]+$/.test(judged.value)) return judged;
  const problem = `has the item ${excerpt(judged.value)}, which is empty or has white space. Items of a list cannot.`;
  return { value: judged.value, problem };
}
