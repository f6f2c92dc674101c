import { XSI_NAMESPACE } from '../xml/namespaces.js';
import type { PlannedAttribute } from '../xsd/attribute-plan.js';
import { type ContentPlan, planOf } from '../xsd/content-plan.js';
import { TEXT_KEY } from '../xsd/message-options.js';
import { ANY_TYPE, localPart, qnameOf, xsd } from '../xsd/qname.js';
import type { ComplexType, ElementDeclaration, TypeReference } from '../xsd/schema.js';
import { literalText, quoted } from './literal-text.js';
import { isPresent, memberReference } from './member-reference.js';
import { prefixedName } from './namespace-prefixes.js';
import { simpleText, textOfObject } from './simple-text.js';
import { joinedText, type TemplatePlace, type TemplateWriting, within, writeLine } from './template-writing.js';
import { writeContent } from './write-content.js';
import { elementText, tellOfAnything } from './write-element.js';

/** An element of a complex type. */
export interface ComplexToWrite {
  readonly declaration: ElementDeclaration;
  readonly type: ComplexType;
  /** The variable that holds its value: `$order`. */
  readonly variable: string;
  /** Its `xsi:type`, with a blank before it, or nothing. */
  readonly typeAttribute: string;
  /** Whether its value may say a type. */
  readonly mayBeTyped: boolean;
}

export function writeComplex(writing: TemplateWriting, outer: TemplatePlace, element: ComplexToWrite): void {
  const { declaration, type, variable, typeAttribute } = element;
  if (writing.budget.left < 0) return;
  const place = { ...outer, types: [...outer.types, type] };
  const name = prefixedName(writing.prefixes, declaration.name);
  const plan = planOf(writing.prepared, type);
  if (plan.untyped) return writeUntyped(writing, place, element, name);
  if (plan.anyAttribute) tellOfAttributes(writing, declaration);
  const start = writeStart(writing, place, element, plan, `<${name}${typeAttribute}`);
  const content = inlineContent(writing, place, plan, variable);
  if (content !== undefined) return writeLine(writing, place, 'xml', `${start}${content}</${name}>`);
  writeLine(writing, place, 'xml', start);
  writeContent(writing, within(place), plan, type, variable);
  writeLine(writing, place, 'xml', `</${name}>`);
}

function writeUntyped(
  writing: TemplateWriting,
  place: TemplatePlace,
  { declaration, variable }: ComplexToWrite,
  name: string,
): void {
  tellOfAnything(writing, declaration);
  writeLine(writing, place, 'xml', elementText(name, simpleText(writing, ANY_TYPE, variable, '$text')));
}

function tellOfAttributes({ notes }: TemplateWriting, { name }: ElementDeclaration): void {
  notes.add(`\`${localPart(name)}\` may have attributes that the schema does not name; the template leaves them out.`);
}

/** @returns what of the start tag stands on the line of the content; attributes have a line each before it */
function writeStart(
  writing: TemplateWriting,
  place: TemplatePlace,
  element: ComplexToWrite,
  plan: ContentPlan,
  tag: string,
): string {
  const { declaration, variable, mayBeTyped } = element;
  const mayBeNilObject = declaration.nillable && (plan.attributes.length > 0 || mayBeTyped);
  if (plan.attributes.length === 0 && !mayBeNilObject) return `${tag}>`;
  writeLine(writing, place, 'xml', tag);
  for (const attribute of plan.attributes) writeAttribute(writing, within(place), attribute, variable);
  if (mayBeNilObject) writeNilAttribute(writing, within(place), variable);
  return '>';
}

function writeAttribute(
  writing: TemplateWriting,
  place: TemplatePlace,
  { key, name, type, fixed, isRequired }: PlannedAttribute,
  variable: string,
): void {
  const reference = memberReference(variable, key);
  const value = fixed === undefined ? simpleText(writing, type, reference, '$attribute') : literalText(fixed);
  const text = `${prefixedName(writing.prefixes, name)}="${value}"`;
  if (isRequired && fixed !== undefined) return writeLine(writing, place, 'attribute', text);
  writeLine(writing, place, 'directive', `#if(${isPresent(reference)})`);
  writeLine(writing, place, 'attribute', text);
  writeLine(writing, place, 'directive', '#end');
}

/** An element that is nil and has attributes is an object whose text is null. */
function writeNilAttribute(writing: TemplateWriting, place: TemplatePlace, variable: string): void {
  const key = quoted(TEXT_KEY);
  const isNil = `${variable}.containsKey(${key}) == true && ${variable}.get(${key}).hashCode() == ''`;
  writeLine(writing, place, 'directive', `#if(${isNil})`);
  writeLine(writing, place, 'attribute', nilAttribute(writing));
  writeLine(writing, place, 'directive', '#end');
}

export function nilAttribute({ prefixes }: TemplateWriting): string {
  return `${prefixedName(prefixes, qnameOf(XSI_NAMESPACE, 'nil'))}="true"`;
}

/** @returns the content of an element in which white space counts, or which is empty, or undefined */
function inlineContent(
  writing: TemplateWriting,
  place: TemplatePlace,
  plan: ContentPlan,
  variable: string,
): string | undefined {
  const type: TypeReference | undefined = plan.simple ?? (plan.mixed ? xsd('string') : undefined);
  const hasElements = plan.members.size > 0 || plan.wildcards.length > 0;
  if (type === undefined) return hasElements ? undefined : '';
  const text = textOfObject(writing, type, variable);
  return hasElements ? text + joinedContent(writing, place, plan, variable) : text;
}

/** What is joined counts once, when it is written. */
function joinedContent(writing: TemplateWriting, place: TemplatePlace, plan: ContentPlan, variable: string): string {
  const { left } = writing.budget;
  const inner: TemplateWriting = { ...writing, lines: [] };
  writing.notes.add('Text between elements is written before all of them: JSON does not tell where each piece was.');
  const [type] = place.types.slice(-1);
  if (type) writeContent(inner, within(place), plan, type, variable);
  if (writing.budget.left >= 0) writing.budget.left = left;
  return joinedText(inner.lines);
}
