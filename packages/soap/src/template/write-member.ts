import type { ElementMember } from '../xsd/content-plan.js';
import { complexTypeOf } from '../xsd/prepared-schema.js';
import { localPart } from '../xsd/qname.js';
import type { ElementDeclaration } from '../xsd/schema.js';
import { literalText } from './literal-text.js';
import { isNull, isPresent, memberReference } from './member-reference.js';
import { prefixedName } from './namespace-prefixes.js';
import { type TemplatePlace, type TemplateWriting, withName, writeLine } from './template-writing.js';
import { freeName, itemName } from './variable-names.js';
import { nilAttribute } from './write-complex.js';
import type { ContentWriting } from './write-content.js';
import { elementText, isTooDeep, leaveOut, writeElement } from './write-element.js';

/** Writes the elements that a member stands for. */
export function writeMember(
  writing: TemplateWriting,
  place: TemplatePlace,
  { variable }: ContentWriting,
  member: ElementMember,
): void {
  const { key, declaration, type } = member;
  const reference = memberReference(variable, key);
  if (isTooDeep(writing, place, type)) return leaveOut(writing, place, declaration);
  if (member.isArray) return writeArray(writing, place, declaration, reference);
  if (isAlwaysFixed(writing, member)) return writeFixed(writing, place, declaration);
  writeIfPresent(writing, place, declaration, reference, `#elseif(${isNull(variable, key)})`);
}

/** What must be there and can have one value only is there, whether JSON says it or not. */
function isAlwaysFixed(
  { prepared }: TemplateWriting,
  { declaration, type, min, isAlternative }: ElementMember,
): boolean {
  const isSimple = complexTypeOf(prepared.schema, type) === undefined;
  return declaration.fixed !== undefined && min > 0 && !isAlternative && isSimple;
}

function writeFixed(writing: TemplateWriting, place: TemplatePlace, { name, fixed = '' }: ElementDeclaration): void {
  writeLine(writing, place, 'xml', elementText(prefixedName(writing.prefixes, name), literalText(fixed)));
}

/** One value alone stands for an array of it, as `jsonToMessage` has it; only arrays have an iterator. */
function writeArray(
  writing: TemplateWriting,
  place: TemplatePlace,
  declaration: ElementDeclaration,
  reference: string,
): void {
  const item = itemName(place.names, localPart(declaration.name));
  const array = freeName(place.names, `${item}Array`);
  const isAlone = `$${array}.iterator() == '' && ${isPresent(reference)}`;
  writing.notes.add(MOST_ITEMS);
  writeLine(writing, place, 'directive', `#set($${array} = ${reference})`);
  writeLine(writing, place, 'directive', `#if(${isAlone})#set($${array} = [${reference}])#end`);
  writeLine(writing, place, 'directive', `#foreach($${item} in $${array})`);
  writeIfPresent(writing, [item, array].reduce(withName, place), declaration, `$${item}`, '#else');
  writeLine(writing, place, 'directive', '#end');
}

/** The `#foreach` of API Gateway ends there without a word. */
export const MOST_ITEMS = 'Of an array, API Gateway writes the first 1,000 items.';

/** @param otherwise the directive before what is written for null, where the element can be nil */
export function writeIfPresent(
  writing: TemplateWriting,
  place: TemplatePlace,
  declaration: ElementDeclaration,
  reference: string,
  otherwise: string,
): void {
  writeLine(writing, place, 'directive', `#if(${isPresent(reference)})`);
  writeElement(writing, place, { declaration, reference });
  if (declaration.nillable) {
    const name = prefixedName(writing.prefixes, declaration.name);
    writeLine(writing, place, 'directive', otherwise);
    writeLine(writing, place, 'xml', `<${name} ${nilAttribute(writing)}/>`);
  }
  writeLine(writing, place, 'directive', '#end');
}
