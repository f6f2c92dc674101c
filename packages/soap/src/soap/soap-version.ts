export type SoapVersion = '1.1' | '1.2';

/** The namespaces of envelopes: SOAP 1.1, section 4.1.2, and SOAP 1.2 part 1, section 5.1. */
export const ENVELOPE_NAMESPACES: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

/** @returns the version whose envelopes are in the namespace */
export function versionOf(namespace: string | undefined): SoapVersion | undefined {
  if (namespace === ENVELOPE_NAMESPACES['1.1']) return '1.1';
  return namespace === ENVELOPE_NAMESPACES['1.2'] ? '1.2' : undefined;
}
