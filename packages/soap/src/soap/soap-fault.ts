import type { JsonValue } from '../json/json-value.js';
import type { XmlElement } from '../xml/element.js';
import type { SoapVersion } from './soap-version.js';

/** What a service answers where it fails. */
export interface SoapFault {
  readonly version: SoapVersion;
  readonly code: FaultCode;
  /** What SOAP 1.2 nests in the code, the outermost first; in SOAP 1.1 what follows dots, as in `Client.Login`. */
  readonly subcodes: readonly FaultCode[];
  /** Texts by their `xml:lang`, which is `''` where there is none. */
  readonly reason: Readonly<Record<string, string>>;
  readonly detail: FaultDetail | undefined;
  /** Who failed, in SOAP 1.1. */
  readonly actor: string | undefined;
  /** Which role failed, in SOAP 1.2. */
  readonly role: string | undefined;
  /** Which node failed, in SOAP 1.2. */
  readonly node: string | undefined;
}

export interface FaultCode {
  /** As the fault writes it: `soap:Client`. */
  readonly qualified: string;
  /** The name without its prefix: `Client`. */
  readonly local: string;
  /** What its prefix stands for; undefined where it has none or one that is not declared. */
  readonly namespace: string | undefined;
}

export interface FaultDetail {
  readonly element: XmlElement;
  /** What is in the element, in the default convention without prefixes. */
  readonly json: JsonValue;
}
