import { messageToJson, operationNamed, parseXml, readEnvelope, readWsdl, toJson } from '@veloway/soap';
import { XMLParser } from 'fast-xml-parser';
import { Parser } from 'xml2js';
import { ORDERS_WSDL } from '../soap-document.js';

/** What makes data of a document. */
export interface XmlConverter {
  readonly name: string;
  readonly convert: (xml: string) => unknown;
}

export const BY_CONVENTION = 'Veloway, default convention';
export const BY_SCHEMA = 'Veloway, by the WSDL';

export async function xmlConverters(): Promise<readonly XmlConverter[]> {
  const { wsdl } = await readWsdl(ORDERS_WSDL, { location: 'orders.wsdl' });
  const output = operationNamed(wsdl, 'ListOrders').operation.output;
  if (output === undefined) throw new Error('The WSDL of the benchmark has no output.');
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' });
  return [
    { name: BY_CONVENTION, convert: (xml) => toJson(xml) },
    { name: BY_SCHEMA, convert: (xml) => bySchema(messageToJson(wsdl.schema, output, readEnvelope(xml).body)) },
    { name: 'Veloway, elements only', convert: (xml) => parseXml(xml) },
    { name: 'fast-xml-parser', convert: (xml) => parser.parse(xml) },
    { name: 'xml2js', convert: xml2js },
  ];
}

/** A document that its schema does not allow would be another one to convert. */
function bySchema({ value, problems: [first] }: ReturnType<typeof messageToJson>): unknown {
  if (first !== undefined) throw new Error(`The document of the benchmark is not what its WSDL says: ${first.message}`);
  return value;
}

function xml2js(xml: string): unknown {
  let converted: unknown;
  new Parser().parseString(xml, (error, result) => {
    if (error !== null) throw error;
    converted = result;
  });
  return converted;
}
