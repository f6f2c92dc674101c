import { complexTypeOf, elementTypeOf, isUntyped } from '../xsd/prepared-schema.js';
import { localPart } from '../xsd/qname.js';
import type { ElementDeclaration, TypeReference } from '../xsd/schema.js';
import { literalText } from './literal-text.js';
import { prefixedName } from './namespace-prefixes.js';
import { simpleText } from './simple-text.js';
import { type TemplatePlace, type TemplateWriting, withName, writeLine } from './template-writing.js';
import { freeName } from './variable-names.js';
import { writeTyped } from './write-typed.js';

/** An element that is to be written, with the reference to its value, which is there. */
export interface ElementToWrite {
  readonly declaration: ElementDeclaration;
  readonly reference: string;
}

export function writeElement(writing: TemplateWriting, place: TemplatePlace, element: ElementToWrite): void {
  const { declaration, reference } = element;
  const { schema } = writing.prepared;
  const type = elementTypeOf(schema, declaration);
  const complex = complexTypeOf(schema, type);
  if (writing.budget.left < 0) return;
  if (complex === undefined) return writeSimple(writing, place, element, type);
  if (/^\$[a-z]\w*$/i.test(reference)) {
    return writeTyped(writing, place, { declaration, declared: type, variable: reference });
  }
  const name = freeName(place.names, localPart(declaration.name));
  writeLine(writing, place, 'directive', `#set($${name} = ${reference})`);
  writeTyped(writing, withName(place, name), { declaration, declared: type, variable: `$${name}` });
}

function writeSimple(
  writing: TemplateWriting,
  place: TemplatePlace,
  { declaration, reference }: ElementToWrite,
  type: TypeReference,
): void {
  const { name, fixed } = declaration;
  if (isUntyped(writing.prepared.schema, type)) tellOfAnything(writing, declaration);
  const text = fixed === undefined ? simpleText(writing, type, reference, '$text') : literalText(fixed);
  writeLine(writing, place, 'xml', elementText(prefixedName(writing.prefixes, name), text));
}

/** @returns an element on one line */
export function elementText(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

export function tellOfAnything({ notes }: TemplateWriting, { name }: ElementDeclaration): void {
  const what = `\`${localPart(name)}\` may hold anything, which no template can know.`;
  notes.add(`${what} A text, number or boolean is written; write the elements of an object by hand.`);
}

/** @returns whether the template has gone as deep as it may, so that an element of that type is left out */
export function isTooDeep({ prepared, bounds }: TemplateWriting, { types }: TemplatePlace, of: TypeReference): boolean {
  const type = complexTypeOf(prepared.schema, of);
  if (type === undefined) return false;
  return types.length >= bounds.levels || types.filter((one) => one === type).length >= bounds.depth;
}

/** Writes a comment in place of an element that is left out. */
export function leaveOut(writing: TemplateWriting, place: TemplatePlace, { name }: ElementDeclaration): void {
  const { notes, bounds } = writing;
  const local = localPart(name);
  writeLine(writing, place, 'comment', `## ${local} may nest deeper than this template goes, and is left out here.`);
  if (place.types.length >= bounds.levels) {
    notes.add(`Elements that nest deeper than ${bounds.levels} levels are left out.`);
    return;
  }
  const outer = place.types.at(-1)?.name;
  const where = outer === undefined ? '' : ` in \`${localPart(outer)}\``;
  const what = `\`${local}\`${where} may nest in itself deeper than the template goes, where it is left out.`;
  notes.add(`${what} The option \`depth\` says how deep.`);
}
