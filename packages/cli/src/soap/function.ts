import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  callService,
  decodeXml,
  type HttpAnswer,
  type HttpExchange,
  readWsdl,
  type SoapCall,
  type Wsdl,
} from '@veloway/soap';

/**
 * The Lambda function of an API that `veloway soap init` makes: it is bundled into one file, beside which `service.json`
 * says what it serves, and `wsdl/` holds the WSDL with all that it imports.
 */

interface Service {
  /** The file of the WSDL, relative to the function. */
  readonly wsdl: string;
  readonly soapVersion: '1.1' | '1.2';
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Read once for all events of the process. */
const service = readService();

async function readService(): Promise<{ readonly wsdl: Wsdl; readonly version: Service['soapVersion'] }> {
  const { wsdl: file, soapVersion } = JSON.parse(await readFile(here('./service.json'), 'utf8')) as Service;
  const text = decodeXml(await readFile(here(file)));
  return { wsdl: (await readWsdl(text, { location: file, load })).wsdl, version: soapVersion };
}

/** What is not there was not there either when the function was made. */
async function load(location: string): Promise<string | undefined> {
  const bytes = await readFile(here(location)).catch(() => undefined);
  return bytes === undefined ? undefined : decodeXml(bytes);
}

/** Milliseconds before the function's own time is over, so that there is time to say so. */
const MARGIN = 500;

export async function handler(call: SoapCall, context: { getRemainingTimeInMillis(): number }): Promise<unknown> {
  const { wsdl, version } = await service;
  const url = process.env.SERVICE_URL;
  const milliseconds = Math.max(MARGIN, context.getRemainingTimeInMillis() - MARGIN);
  const post = (exchange: HttpExchange): Promise<HttpAnswer> => send(exchange, milliseconds);
  return callService({ wsdl, version, post, ...(url === undefined || url === '' ? {} : { url }) }, call);
}

async function send({ url, headers, body }: HttpExchange, milliseconds: number): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(milliseconds);
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' }).catch(unreached);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, contentType: response.headers.get('content-type') ?? '', bytes };
}

/** What `fetch` throws says why in its cause alone. */
function unreached(error: unknown): never {
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
}
