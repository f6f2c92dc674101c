import { ENVELOPE_NAMESPACES } from '../soap/soap-version.js';
import type { Operation, OperationMessage, Wsdl } from '../wsdl/wsdl.js';
import { type PreparedSchema, prepareSchema } from '../xsd/prepared-schema.js';
import { headersNote } from './headers-note.js';
import { literalText } from './literal-text.js';
import type { MappingTemplate, TemplateOptions } from './template-options.js';
import { linesText, type TemplateBounds, type TemplateWriting } from './template-writing.js';
import { valueBlocks } from './value-blocks.js';
import { writeRequest } from './write-request.js';

/** API Gateway takes 300 KB; what is added by hand must have room too. */
const MOST_BYTES = 290_000;

const DEFAULT_DEPTH = 4;

/** Each level can be five blocks of Velocity in each other, of which Veloway takes 100. */
const MOST_LEVELS = 19;

/**
 * Writes a mapping template for API Gateway that builds the SOAP request of an operation from the request's JSON: from
 * the JSON that `jsonToMessage` takes for the message. The elements of the SOAP header are members of one more member of
 * it. What is missing or null is left out, or is nil where it can be; that the JSON is as the schema says, a model of the
 * API has to check.
 *
 * @param operation one of the WSDL's
 * @returns undefined where the operation has no input
 */
export function requestTemplate(
  { schema }: Pick<Wsdl, 'schema'>,
  operation: Operation,
  options: TemplateOptions = {},
): MappingTemplate | undefined {
  const { input } = operation;
  if (input === undefined) return undefined;
  const prepared = prepareSchema(schema);
  const most = Math.min(Math.max(1, options.depth ?? DEFAULT_DEPTH), MOST_LEVELS);
  for (const bounds of attempts(most)) {
    const template = writeTemplate(prepared, operation, input, options, bounds);
    if (template !== undefined) return withReduction(template, bounds, most);
  }
  return undefined;
}

/** A template that is too large is written anew with less in it: first with less recursion, then with fewer levels. */
function attempts(depth: number): readonly TemplateBounds[] {
  const depths = Array.from({ length: depth }, (_, index) => depth - index);
  const levels = [16, 12, 10, 8, 7, 6, 5, 4, 3, 2, 1, 0];
  return [
    ...depths.map((one) => ({ depth: one, levels: MOST_LEVELS })),
    ...levels.map((one) => ({ depth: 1, levels: one })),
  ];
}

function withReduction(template: MappingTemplate, { depth, levels }: TemplateBounds, most: number): MappingTemplate {
  if (depth === most && levels === MOST_LEVELS) return template;
  const less = levels < MOST_LEVELS ? `it has ${levels} levels` : `a type is within itself ${depth} times`;
  const note = `The whole template would be larger than the 300 KB that API Gateway takes: ${less} at most.`;
  return { ...template, notes: [note, ...template.notes] };
}

/** @returns undefined where it is too large */
function writeTemplate(
  prepared: PreparedSchema,
  operation: Operation,
  input: OperationMessage,
  options: TemplateOptions,
  bounds: TemplateBounds,
): MappingTemplate | undefined {
  const version = options.soapVersion ?? operation.soapVersion;
  const prefixes = new Map([[ENVELOPE_NAMESPACES[version], 'soap']]);
  const budget = { left: MOST_BYTES };
  const writing: TemplateWriting = { prepared, bounds, lines: [], prefixes, notes: new Set(), budget };
  writeRequest(writing, input, options.headersKey ?? '$headers');
  if (budget.left < 0) return undefined;
  if (input.use === 'encoded') writing.notes.add(ENCODED);
  const title = `## The SOAP ${version} request of ${operation.name}, from the JSON of the request.\n`;
  const { text, hasValues } = templateText(writing, title);
  const headers = (options.headersNote ?? true) ? [headersNote(version, operation.soapAction)] : [];
  const notes = [...headers, ...(hasValues ? [NUMBERS] : []), ...writing.notes];
  return { text, notes };
}

/** The first line reads the JSON of the request, and stands before the envelope. */
function templateText({ lines, prefixes }: TemplateWriting, title: string) {
  const before = linesText(lines.slice(0, 1));
  const content = linesText(lines.slice(1));
  const blocks = valueBlocks(content);
  const explanation = content.includes('.hashCode()') ? EXPLANATION : '';
  const envelope = `<soap:Envelope${declarations(prefixes)}>\n${content}</soap:Envelope>\n`;
  return { text: title + explanation + blocks + before + envelope, hasValues: blocks !== '' };
}

const EXPLANATION = '## What is missing or null has no hash code; all other values have one.\n';

const ENCODED = "The operation uses SOAP's encoding, of which the template writes the elements and not the types.";

const NUMBERS =
  'API Gateway reads fractions as doubles, so that 10.00 becomes 10. Send a number whose digits count as a text.';

/** All namespaces are declared once, on the envelope. */
function declarations(prefixes: ReadonlyMap<string, string>): string {
  return Array.from(prefixes, ([uri, prefix]) => `\n    xmlns:${prefix}="${literalText(uri)}"`).join('');
}
