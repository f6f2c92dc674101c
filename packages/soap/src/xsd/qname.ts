/**
 * A qualified name as one text, `{namespace}local`, or `local` where it is in no namespace: what XML Schema calls an
 * expanded name, in James Clark's notation. Texts can be compared and be keys, which objects cannot.
 */
export type QName = string;

export const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';

/** Where SOAP 1.1 declares the types of its encoding. */
export const SOAP_ENCODING_NAMESPACE = 'http://schemas.xmlsoap.org/soap/encoding/';

export function qnameOf(namespace: string | undefined, local: string): QName {
  return namespace === undefined || namespace === '' ? local : `{${namespace}}${local}`;
}

/** @returns the name of something that XML Schema defines: `xsd('string')` */
export function xsd(local: string): QName {
  return qnameOf(XSD_NAMESPACE, local);
}

export function localPart(name: QName): string {
  return name.startsWith('{') ? name.slice(name.lastIndexOf('}') + 1) : name;
}

/** @returns undefined where the name is in no namespace */
export function namespacePart(name: QName): string | undefined {
  return name.startsWith('{') ? name.slice(1, name.lastIndexOf('}')) : undefined;
}

/** @returns the name as a member where its local part alone is another: `{}local` where it is in no namespace */
export function wholeName(name: QName): string {
  return name.startsWith('{') ? name : `{}${name}`;
}

export const ANY_TYPE = xsd('anyType');
