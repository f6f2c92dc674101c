import { TEXT_KEY } from '../xsd/message-options.js';
import { isUntyped } from '../xsd/prepared-schema.js';
import type { TypeReference } from '../xsd/schema.js';
import { type SimpleSpace, spaceOf } from '../xsd/simple-space.js';
import { quoted } from './literal-text.js';
import { isObjectReference, isScalar } from './member-reference.js';
import type { TemplateWriting } from './template-writing.js';

/** The block that prints `$value`: in an element, or between the quotes of an attribute. */
export type ValueBlock = '$text' | '$attribute';

/** @returns what prints a value of a simple type */
export function simpleText(
  { prepared }: TemplateWriting,
  type: TypeReference,
  reference: string,
  block: ValueBlock,
): string {
  const one = reference === '$value' ? block : `#set($value = ${reference})${block}`;
  if (isUntyped(prepared.schema, type)) return `#if(${isScalar(reference)})${one}#end`;
  if (!mayBeList(spaceOf(prepared, type))) return one;
  const item = `#set($value = $word)${block}#if($foreach.hasNext) #end`;
  // A text stands for all items at once.
  return `#if(${isScalar(reference)})${one}#{else}#foreach($word in ${reference})${item}#end#end`;
}

function mayBeList(space: SimpleSpace): boolean {
  return space.variety === 'list' || (space.variety === 'union' && space.members.some(mayBeList));
}

/** @returns what prints the text of an element whose value is an object with its text among attributes, or a text alone */
export function textOfObject(writing: TemplateWriting, type: TypeReference, object: string): string {
  const text = `#if(${isObjectReference(object)})#set($value = ${object}.get(${quoted(TEXT_KEY)}))#end`;
  return `#set($value = ${object})${text}${simpleText(writing, type, '$value', '$text')}`;
}
