import { messageToJson, type TypeKey, toJson as xmlToJson } from '@veloway/soap';
import { readBytes } from '../../read-file.js';
import { bodyOf } from './body-of.js';
import { type ChosenOperation, chosenMessage, chosenOperation, type MessageChoice } from './chosen-operation.js';
import { type ConventionOptions, checkNoConvention, jsonOptions } from './convention-options.js';
import { type Converted, convert, jsonText, type OutputOptions } from './convert.js';
import { messageWarnings } from './message-problems.js';
import { checkInputs, nameOf, type ReadingOptions, readXml, type XmlDocument } from './read-document.js';

export interface ToJsonOptions extends ConventionOptions, MessageChoice, OutputOptions, ReadingOptions {
  readonly emptyArrays?: boolean;
  readonly defaults?: boolean;
  readonly typeKey?: TypeKey;
}

/**
 * `veloway soap to-json`.
 *
 * @param file of the XML, or `-`
 * @returns the exit code: 0 converted, 1 the document is wrong
 * @throws UsageError where the command line or a file that it names is wrong
 */
export async function toJson(file: string, options: ToJsonOptions): Promise<number> {
  checkInputs([file, options.wsdl]);
  return convert(options, async () => {
    const chosen = await chosenOperation(options);
    if (chosen !== undefined) checkNoConvention(options);
    const how = jsonOptions(options);
    const document = readXml(readBytes(file, 'the XML'), nameOf(file), options);
    if (chosen !== undefined) return bySchema(document, chosen, options);
    const value = xmlToJson(document.root, how);
    return { text: jsonText(value, options), members: { output: value }, warnings: [] };
  });
}

function bySchema(document: XmlDocument, chosen: ChosenOperation, options: ToJsonOptions): Converted {
  const { emptyArrays = true, defaults = true, typeKey = '@xsi:type', maxDepth = '200' } = options;
  const how = { emptyArrays, defaults, typeKey, maxDepth: Number(maxDepth) };
  const message = chosenMessage(chosen, options.message ?? 'output', options);
  const { schema } = chosen.wsdl;
  const { value, problems } = messageToJson(schema, message, bodyOf(document), how);
  const warnings = [...chosen.warnings, ...messageWarnings(problems, document.file, options)];
  return { text: jsonText(value, options), members: { output: value }, warnings };
}
