import { XSI_NAMESPACE } from '../xml/namespaces.js';
import { complexTypeOf, derivedTypesOf } from '../xsd/prepared-schema.js';
import { localPart, type QName, qnameOf } from '../xsd/qname.js';
import type { ComplexType, ElementDeclaration, TypeReference } from '../xsd/schema.js';
import { typeNameInJson } from '../xsd/type-name.js';
import { quoted } from './literal-text.js';
import { prefixedName } from './namespace-prefixes.js';
import { type TemplatePlace, type TemplateWriting, withName, writeLine } from './template-writing.js';
import { freeName } from './variable-names.js';
import { type ComplexToWrite, writeComplex } from './write-complex.js';
import { isTooDeep, leaveOut } from './write-element.js';

/** An element whose value is in a variable. */
export interface TypedToWrite {
  readonly declaration: ElementDeclaration;
  readonly declared: TypeReference;
  /** `$order`. */
  readonly variable: string;
}

/** Writes an element of a complex type, or of one that is derived from it where the value says so. */
export function writeTyped(writing: TemplateWriting, place: TemplatePlace, element: TypedToWrite): void {
  const type = complexTypeOf(writing.prepared.schema, element.declared);
  if (type === undefined) return;
  const derived = derivedTypes(writing, element.declared);
  const own = { ...element, type, typeAttribute: '', mayBeTyped: derived.length > 0 };
  if (derived.length === 0) return writeComplex(writing, place, own);
  const said = freeName(place.names, `${localPart(element.declaration.name)}Type`);
  const inner = withName(place, said);
  writeSaidType(writing, place, element.variable, `$${said}`);
  derived.forEach(([name, of], index) => {
    const condition = `$${said} == ${quoted(typeNameInJson(writing.prepared, name))}`;
    writeLine(writing, place, 'directive', `${index === 0 ? '#if' : '#elseif'}(${condition})`);
    writeDerived(writing, inner, { ...own, type: of, typeAttribute: typeAttribute(writing, name) });
  });
  writeLine(writing, place, 'directive', '#else');
  writeComplex(writing, inner, own);
  writeLine(writing, place, 'directive', '#end');
}

function writeDerived(writing: TemplateWriting, place: TemplatePlace, element: ComplexToWrite): void {
  if (isTooDeep(writing, place, element.type)) leaveOut(writing, place, element.declaration);
  else writeComplex(writing, place, element);
}

/** JSON says a type by either of two members, and with any prefix. */
function writeSaidType(writing: TemplateWriting, place: TemplatePlace, variable: string, said: string): void {
  const short = `${variable}.get('$type')`;
  writeLine(writing, place, 'directive', `#set(${said} = ${variable}.get('@xsi:type'))`);
  writeLine(writing, place, 'directive', `#if(${variable}.containsKey('$type') == true)#set(${said} = ${short})#end`);
  writeLine(writing, place, 'directive', `#set(${said} = ${said}.toString().replaceAll('^[^:{}]*:', ''))`);
}

function derivedTypes(
  { prepared: { schema } }: TemplateWriting,
  declared: TypeReference,
): readonly (readonly [QName, ComplexType])[] {
  const names = typeof declared === 'string' ? derivedTypesOf(schema, declared) : [];
  return names.flatMap((name) => {
    const type = complexTypeOf(schema, name);
    return type === undefined || type.abstract ? [] : [[name, type] as const];
  });
}

function typeAttribute({ prefixes }: TemplateWriting, name: QName): string {
  return ` ${prefixedName(prefixes, qnameOf(XSI_NAMESPACE, 'type'))}="${prefixedName(prefixes, name)}"`;
}
