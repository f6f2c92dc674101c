import type { OperationHeader, OperationMessage } from '../wsdl/wsdl.js';
import { type MessageRoot, messageRoots } from '../xsd/message-shape.js';
import { elementTypeOf } from '../xsd/prepared-schema.js';
import { localPart } from '../xsd/qname.js';
import { isNull, isPresent, memberReference } from './member-reference.js';
import { type TemplatePlace, type TemplateWriting, within, withName, writeLine } from './template-writing.js';
import { freeName, NO_VARIABLES } from './variable-names.js';
import { isTooDeep, leaveOut, writeElement } from './write-element.js';
import { writeIfPresent } from './write-member.js';

/** Writes what is in the envelope. */
export function writeRequest(writing: TemplateWriting, message: OperationMessage, headersKey: string): void {
  const roots = messageRoots(writing.prepared, message);
  const [only] = roots;
  const name = only?.key === undefined && only ? localPart(only.declaration.name) : 'request';
  const variable = freeName(NO_VARIABLES, name);
  const place: TemplatePlace = { indent: 1, names: new Set([...NO_VARIABLES, variable]), types: [] };
  writeLine(writing, place, 'directive', `#set($${variable} = $input.path('$'))`);
  writeHeader(writing, place, message.headers, memberReference(`$${variable}`, headersKey));
  writeLine(writing, place, 'xml', '<soap:Body>');
  for (const root of roots) writeRoot(writing, within(place), root, `$${variable}`);
  writeLine(writing, place, 'xml', '</soap:Body>');
}

function writeRoot(writing: TemplateWriting, place: TemplatePlace, root: MessageRoot, variable: string): void {
  const { key, declaration } = root;
  if (isTooDeep(writing, place, elementTypeOf(writing.prepared.schema, declaration))) {
    return leaveOut(writing, place, declaration);
  }
  if (key === undefined) return writeElement(writing, place, { declaration, reference: variable });
  const reference = memberReference(variable, key);
  writeIfPresent(writing, place, declaration, reference, `#elseif(${isNull(variable, key)})`);
}

/** The elements of the header are members of one object, each by its local name. */
function writeHeader(
  writing: TemplateWriting,
  place: TemplatePlace,
  headers: readonly OperationHeader[],
  reference: string,
): void {
  if (headers.length === 0) return;
  writeLine(writing, place, 'directive', `#if(${isPresent(reference)})`);
  writeLine(writing, place, 'directive', `#set($headers = ${reference})`);
  writeLine(writing, place, 'xml', '<soap:Header>');
  const inner = within(withName(place, 'headers'));
  for (const header of headers) writeHeaderElement(writing, inner, header);
  writeLine(writing, place, 'xml', '</soap:Header>');
  writeLine(writing, place, 'directive', '#end');
}

function writeHeaderElement(writing: TemplateWriting, place: TemplatePlace, { element, part }: OperationHeader): void {
  const declaration = element === undefined ? undefined : writing.prepared.schema.elements.get(element);
  if (declaration === undefined) {
    writing.notes.add(`The part \`${part}\` of the header is no element of the schema; the template leaves it out.`);
    return;
  }
  const key = localPart(declaration.name);
  writeIfPresent(writing, place, declaration, memberReference('$headers', key), `#elseif(${isNull('$headers', key)})`);
}
