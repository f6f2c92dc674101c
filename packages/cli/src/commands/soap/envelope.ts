import {
  type EnvelopeParts,
  httpHeaders,
  type SoapVersion,
  envelope as writeEnvelope,
  type XmlElement,
} from '@veloway/soap';
import { readBytes } from '../../read-file.js';
import { UsageError } from '../../usage-error.js';
import { isEnvelope, refuseElement } from './body-of.js';
import { type ChosenOperation, chosenOperation, type MessageChoice } from './chosen-operation.js';
import { type Converted, convert, type OutputOptions } from './convert.js';
import type { DocumentProblem } from './document-problem.js';
import { httpRequest, requestUrl } from './http-request.js';
import {
  checkInputs,
  looksLikeXml,
  nameOf,
  type ReadingOptions,
  readJson,
  readXml,
  refusing,
} from './read-document.js';
import { messageElements } from './to-xml.js';

export interface EnvelopeOptions extends MessageChoice, OutputOptions, ReadingOptions {
  readonly soap?: SoapVersion;
  readonly action?: string;
  readonly soapHeader?: readonly string[];
  readonly http?: boolean;
  readonly url?: string;
}

/**
 * `veloway soap envelope`.
 *
 * @param file of the message, as JSON or XML, or `-`
 * @returns the exit code: 0 written, 1 the document is wrong
 * @throws UsageError where the command line or a file that it names is wrong
 */
export async function envelope(file: string, options: EnvelopeOptions): Promise<number> {
  checkInputs([file, options.wsdl, ...(options.soapHeader ?? [])]);
  if (options.url !== undefined && !options.http) throw new UsageError('`--url` is about `--http`: add it.');
  return convert(options, async () => {
    const chosen = await chosenOperation(options, options.soap);
    const { elements, warnings } = await messageIn(file, chosen, options);
    const version = options.soap ?? chosen?.operation.soapVersion ?? '1.1';
    const header = (options.soapHeader ?? []).map((path) => headerIn(path));
    const text = written(nameOf(file), { version, header, body: elements }, options);
    return request(text, version, chosen, warnings, options);
  });
}

interface MessageIn {
  readonly elements: readonly XmlElement[];
  readonly warnings: readonly DocumentProblem[];
}

async function messageIn(
  file: string,
  chosen: ChosenOperation | undefined,
  options: EnvelopeOptions,
): Promise<MessageIn> {
  const bytes = readBytes(file, 'the message');
  if (looksLikeXml(bytes)) return { elements: [elementIn(bytes, file, options)], warnings: [] };
  if (chosen !== undefined) {
    return messageElements(await readJson(bytes, nameOf(file)), nameOf(file), chosen, options);
  }
  throw new UsageError(
    `${nameOf(file)} is no XML, and JSON needs a schema: name it with \`--wsdl FILE --operation NAME\`.`,
  );
}

function elementIn(bytes: Uint8Array, file: string, options: EnvelopeOptions): XmlElement {
  const document = readXml(bytes, nameOf(file), options);
  if (!isEnvelope(document.root)) return document.root;
  const message = 'This is an envelope already. Give what belongs into its body.';
  return refuseElement(document, 'envelope-found', message, document.root);
}

function headerIn(file: string): XmlElement {
  return readXml(readBytes(file, 'the header'), nameOf(file)).root;
}

function written(file: string, parts: EnvelopeParts, { pretty }: EnvelopeOptions): string {
  return refusing(file, () => writeEnvelope(parts, pretty ? { indent: '  ' } : {}));
}

function request(
  text: string,
  version: SoapVersion,
  chosen: ChosenOperation | undefined,
  warnings: readonly DocumentProblem[],
  options: EnvelopeOptions,
): Converted {
  const headers = headersOf(version, options.action ?? chosen?.operation.soapAction);
  const members = { output: text, headers };
  if (options.http) {
    const url = requestUrl(options.url, chosen?.address);
    return { text: httpRequest(url, headers, text), members: { ...members, url: url.href }, warnings };
  }
  const notes = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return { text: `${text}\n`, members, notes: notes.join('\n'), warnings };
}

function headersOf(version: SoapVersion, action: string | undefined): Readonly<Record<string, string>> {
  try {
    return httpHeaders(version, action);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
