import { jsonToMessage, type WriteOptions, writeXml, type XmlElement, toXml as xmlOf } from '@veloway/soap';
import { readBytes } from '../../read-file.js';
import { UsageError } from '../../usage-error.js';
import { type ChosenOperation, chosenMessage, chosenOperation, type MessageChoice } from './chosen-operation.js';
import { type ConventionOptions, checkNoConvention, jsonOptions } from './convention-options.js';
import { type Converted, convert, type OutputOptions } from './convert.js';
import type { DocumentProblem } from './document-problem.js';
import { messageWarnings } from './message-problems.js';
import { checkInputs, nameOf, readJson, refusing } from './read-document.js';

export interface ToXmlOptions extends ConventionOptions, MessageChoice, OutputOptions {}

/**
 * `veloway soap to-xml`.
 *
 * @param file of the JSON, or `-`
 * @returns the exit code: 0 converted, 1 the document is wrong
 * @throws UsageError where the command line or a file that it names is wrong
 */
export async function toXml(file: string, options: ToXmlOptions): Promise<number> {
  checkInputs([file, options.wsdl]);
  return convert(options, async () => {
    const chosen = await chosenOperation(options);
    if (chosen !== undefined) checkNoConvention(options);
    const how = { ...jsonOptions(options), write: writeOptions(options) };
    const value = await readJson(readBytes(file, 'the JSON'), nameOf(file));
    if (chosen !== undefined) return bySchema(value, nameOf(file), chosen, options);
    return converted(refusing(nameOf(file), () => xmlOf(value, how)));
  });
}

/** @returns how XML is written, by the options of the command line */
export function writeOptions({ pretty, declaration }: ToXmlOptions): WriteOptions {
  return { ...(pretty ? { indent: '  ' } : {}), ...(declaration ? { declaration } : {}) };
}

function bySchema(value: unknown, file: string, chosen: ChosenOperation, options: ToXmlOptions): Converted {
  const { elements, warnings } = messageElements(value, file, chosen, options);
  if (elements.length > 1 && options.declaration) {
    throw new UsageError('The message has several elements, which are no document: leave `--declaration` out.');
  }
  const write = writeOptions(options);
  const texts = refusing(file, () => elements.map((element) => writeXml(element, write)));
  return converted(texts.join(options.pretty ? '\n' : ''), warnings);
}

/** @returns a message of JSON, as the elements that stand in the body */
export function messageElements(
  value: unknown,
  file: string,
  chosen: ChosenOperation,
  options: MessageChoice,
): { readonly elements: readonly XmlElement[]; readonly warnings: readonly DocumentProblem[] } {
  const message = chosenMessage(chosen, options.message ?? 'input', options);
  const { elements, problems } = jsonToMessage(chosen.wsdl.schema, message, value);
  return { elements, warnings: [...chosen.warnings, ...messageWarnings(problems, file, options)] };
}

function converted(xml: string, warnings: readonly DocumentProblem[] = []): Converted {
  return { text: `${xml}\n`, members: { output: xml }, warnings };
}
