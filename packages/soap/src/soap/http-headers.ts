import { excerpt } from '../xml/excerpt.js';
import { SoapError } from './soap-error.js';
import type { SoapVersion } from './soap-version.js';

/**
 * @param action the URI that says what the message is about; may be empty
 * @returns the headers of a request: SOAP 1.1, section 6.1.1, and SOAP 1.2 part 2, section 7 with RFC 3902
 * @throws {SoapError} for an action that would be something else in a header
 */
export function httpHeaders(version: SoapVersion, action = ''): Readonly<Record<string, string>> {
  checkAction(action);
  if (version === '1.1') return { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${action}"` };
  const parameter = action === '' ? '' : `; action="${action}"`;
  return { 'Content-Type': `application/soap+xml; charset=utf-8${parameter}` };
}

/** @throws {SoapError} for quotes, line ends and whatever else is not printable ASCII */
export function checkAction(action: string): void {
  if (/^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(action)) return;
  const message = `The action ${excerpt(action)} cannot be in a header. Write it as a URI, with percent-encoding.`;
  throw new SoapError('action-malformed', message);
}
