import type { JsonValue } from '../json/json-value.js';
import { httpHeaders } from '../soap/http-headers.js';
import { type Envelope, readEnvelope } from '../soap/read-envelope.js';
import { readMultipart } from '../soap/read-multipart.js';
import { SoapError } from '../soap/soap-error.js';
import type { SoapFault } from '../soap/soap-fault.js';
import type { SoapVersion } from '../soap/soap-version.js';
import type { Operation, Wsdl } from '../wsdl/wsdl.js';
import type { XmlElement } from '../xml/element.js';
import { XmlError } from '../xml/xml-error.js';
import { messageToJson } from '../xsd/message-to-json.js';
import { qnameOf } from '../xsd/qname.js';
import { CallFailure, faultFailure } from './call-failure.js';
import { operationNamed } from './operation-named.js';

/** A call of an operation, as the mapping template of the API makes it. */
export interface SoapCall {
  /** `GetOrder`, or `PORT.GetOrder` where several ports have one. */
  readonly operation: string;
  /** The message that is sent as it is. */
  readonly envelope: string;
}

export interface HttpExchange {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Sends a message by POST.
 *
 * @throws an Error called `TimeoutError` or `AbortError` where the service takes too long, and any other where it cannot
 *   be reached
 */
export type PostMessage = (exchange: HttpExchange) => Promise<HttpAnswer>;

export interface ServiceOptions {
  readonly wsdl: Wsdl;
  /** Where the service is, if it is not where the WSDL says. */
  readonly url?: string | undefined;
  readonly post: PostMessage;
  /** The version of SOAP that is preferred where the service speaks both; 1.1 unless told otherwise. */
  readonly version?: SoapVersion | undefined;
}

/**
 * Calls an operation of a SOAP service and reads its answer by the WSDL.
 *
 * @returns the message that it answers, as JSON; null of an operation that answers nothing
 * @throws CallFailure where it answers a fault, something that is no SOAP, or nothing
 */
export async function callService({ wsdl, url, post, version }: ServiceOptions, call: SoapCall): Promise<JsonValue> {
  const { operation, address } = operationNamed(wsdl, call.operation, version);
  const target = url ?? address;
  if (target === undefined) throw unreachable('The WSDL says no address, and `SERVICE_URL` is not set.');
  const headers = httpHeaders(operation.soapVersion, operation.soapAction);
  const answer = await posted(post, { url: target, headers, body: call.envelope });
  if (operation.output === undefined && answer.status < 300) return null;
  return readAnswer(wsdl, operation, answer);
}

function unreachable(message: string): CallFailure {
  return new CallFailure({ status: 502, code: 'Unreachable', message });
}

async function posted(post: PostMessage, exchange: HttpExchange): Promise<HttpAnswer> {
  try {
    return await post(exchange);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    if (name !== 'TimeoutError' && name !== 'AbortError')
      throw unreachable(`The service cannot be reached: ${message}`);
    throw new CallFailure({ status: 504, code: 'Timeout', message: 'The service does not answer in time.' });
  }
}

function readAnswer({ schema }: Wsdl, operation: Operation, answer: HttpAnswer): JsonValue {
  const { fault, body } = envelopeOf(answer);
  if (fault !== undefined) throw faultFailure(fault, faultDetail(schema, operation, fault));
  const { output } = operation;
  return output === undefined ? null : messageToJson(schema, output, body).value;
}

/** Proxies and servers in trouble answer pages of HTML, which are told from messages by what they say. */
function envelopeOf({ status, contentType, bytes }: HttpAnswer): Envelope {
  try {
    const multipart = /^\s*multipart\/related/i.test(contentType);
    return readEnvelope(multipart ? readMultipart(contentType, bytes).root : bytes);
  } catch (error) {
    if (!(error instanceof XmlError) && !(error instanceof SoapError)) throw error;
    const type = contentType === '' ? 'something' : contentType;
    const message = `The service answered ${status} with ${type}, which is no SOAP: ${error.message}`;
    throw new CallFailure({ status: 502, code: 'NoSoap', message });
  }
}

function faultDetail(schema: Wsdl['schema'], operation: Operation, { detail }: SoapFault): JsonValue | undefined {
  if (detail === undefined) return undefined;
  const element = detail.element.children.find((child): child is XmlElement => child.kind === 'element');
  const known = operation.faults.find(({ parts }) => parts.some((part) => isPart(part.element, element)));
  return known === undefined || element === undefined ? detail.json : messageToJson(schema, known, element).value;
}

function isPart(name: string | undefined, element: XmlElement | undefined): boolean {
  return element !== undefined && name === qnameOf(element.namespace, element.local);
}
