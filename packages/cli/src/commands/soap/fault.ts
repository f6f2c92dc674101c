import { type JsonValue, messageToJson, proposedStatus, qnameOf, type SoapFault, type XmlElement } from '@veloway/soap';
import { readBytes } from '../../read-file.js';
import { envelopeIn, refuseElement } from './body-of.js';
import { type ChosenOperation, chosenOperation, type MessageChoice } from './chosen-operation.js';
import { type Converted, convert, jsonText, type OutputOptions } from './convert.js';
import { messageWarnings } from './message-problems.js';
import { checkInputs, nameOf, type ReadingOptions, readXml } from './read-document.js';

export interface FaultOptions extends Pick<MessageChoice, 'wsdl' | 'operation'>, OutputOptions, ReadingOptions {}

/**
 * `veloway soap fault`.
 *
 * @param file of the envelope, or `-`
 * @returns the exit code: 0 it is a fault, 1 it is none, or the document is wrong
 * @throws UsageError where the command line or a file that it names is wrong
 */
export async function fault(file: string, options: FaultOptions): Promise<number> {
  checkInputs([file, options.wsdl]);
  return convert(options, async () => {
    const chosen = await chosenOperation(options);
    const document = readXml(readBytes(file, 'the envelope'), nameOf(file), options);
    const { fault: found, body } = envelopeIn(document);
    if (found !== undefined) return described(found, document.file, chosen, options);
    const [first] = body;
    const what = first === undefined ? 'its body is empty' : `its body has \`<${first.local}>\``;
    const message = `The envelope holds no fault: ${what}. \`veloway soap to-json\` converts messages.`;
    return refuseElement(document, 'fault-missing', message, first);
  });
}

function described(
  found: SoapFault,
  file: string,
  chosen: ChosenOperation | undefined,
  options: FaultOptions,
): Converted {
  const { version, code, subcodes, reason, actor, role, node } = found;
  const { detail, warnings } = detailOf(found, file, chosen);
  // JSON leaves out what is undefined.
  const output = { status: proposedStatus(found), version, code, subcodes, reason, detail, actor, role, node };
  return { text: jsonText(output, options), members: { output }, warnings };
}

type Detail = Pick<Converted, 'warnings'> & { readonly detail: JsonValue | undefined };

/** The schema says what is in the detail where the operation declares such a fault. */
function detailOf({ detail }: SoapFault, file: string, chosen: ChosenOperation | undefined): Detail {
  const element = detail?.element.children.find((child): child is XmlElement => child.kind === 'element');
  const name = element && qnameOf(element.namespace, element.local);
  const declared = chosen?.operation.faults.find(({ parts }) => parts.some((part) => part.element === name));
  const warnings = chosen?.warnings ?? [];
  if (chosen === undefined || element === undefined || declared === undefined)
    return { detail: detail?.json, warnings };
  const { value, problems } = messageToJson(chosen.wsdl.schema, declared, element);
  return { detail: value, warnings: [...warnings, ...messageWarnings(problems, file, { lenient: true })] };
}
