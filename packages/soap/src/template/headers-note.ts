import { httpHeaders } from '../soap/http-headers.js';
import { SoapError } from '../soap/soap-error.js';
import type { SoapVersion } from '../soap/soap-version.js';

/** @returns which headers the integration must send, over which a template of the body has no say */
export function headersNote(version: SoapVersion, action: string | undefined): string {
  try {
    const headers = Object.entries(httpHeaders(version, action));
    return `The integration must send ${headers.map(([name, value]) => `\`${name}: ${value}\``).join(' and ')}.`;
  } catch (error) {
    if (error instanceof SoapError) return error.message;
    throw error;
  }
}
