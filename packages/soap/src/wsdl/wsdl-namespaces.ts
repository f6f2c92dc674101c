import type { SoapVersion } from '../soap/soap-version.js';

export const WSDL_NAMESPACE = 'http://schemas.xmlsoap.org/wsdl/';
/** Where WSDL 1.1 says how messages have attachments (section 5). */
export const MIME_BINDING_NAMESPACE = 'http://schemas.xmlsoap.org/wsdl/mime/';

export const WSDL_2_NAMESPACE = 'http://www.w3.org/ns/wsdl';
export const HTTP_BINDING_NAMESPACE = 'http://schemas.xmlsoap.org/wsdl/http/';

/** The namespaces of what a WSDL says about SOAP: WSDL 1.1, section 3, and the binding extension for SOAP 1.2. */
export const SOAP_BINDING_NAMESPACES: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/wsdl/soap/',
  '1.2': 'http://schemas.xmlsoap.org/wsdl/soap12/',
};
