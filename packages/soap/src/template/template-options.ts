import type { SoapVersion } from '../soap/soap-version.js';

/** How a template for a SOAP request is written. */
export interface TemplateOptions {
  /** The version of the envelope: that of the operation's binding where nothing is said. */
  readonly soapVersion?: SoapVersion;
  /** How often a type may be within itself: 4 where nothing is said. A template has no recursion, so that it is unrolled. */
  readonly depth?: number;
  /** The member of the request's JSON that holds the elements of the SOAP header: `$headers` where nothing is said. */
  readonly headersKey?: string;
  /** Whether the notes say which headers the integration must send: `true` where nothing is said; a function may know them. */
  readonly headersNote?: boolean;
}

/** A mapping template, and what whoever uses it should know. */
export interface MappingTemplate {
  readonly text: string;
  /** Sentences: what the template leaves out, and where API Gateway changes values. */
  readonly notes: readonly string[];
}
