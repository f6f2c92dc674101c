import { excerpt } from '../xml/excerpt.js';
import { SoapError } from './soap-error.js';

/** A media type with its parameters, as in a header Content-Type. */
export interface ContentType {
  /** In small letters, as `multipart/related`. */
  readonly type: string;
  /** By their names in small letters. */
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
const TYPE = new RegExp(`^[ \\t]*(${TOKEN}/${TOKEN})[ \\t]*`);
const PARAMETER = new RegExp(
  `;[ \\t\\r\\n]*(?:(${TOKEN})[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+)))?[ \\t\\r\\n]*`,
  'y',
);

/**
 * @returns a Content-Type's parts (RFC 9110, section 8.3); values without quotes may hold more than RFC 2045 lets them,
 * as the `<` of a Content-ID, which services send
 * @throws {SoapError} where it is malformed or says a parameter twice
 */
export function readContentType(header: string): ContentType {
  const type = TYPE.exec(header) ?? malformed(header);
  const parameters = new Map<string, string>();
  const pattern = new RegExp(PARAMETER);
  pattern.lastIndex = type[0].length;
  while (pattern.lastIndex < header.length) addParameter(parameters, pattern.exec(header) ?? malformed(header), header);
  return { type: type[1]?.toLowerCase() ?? '', parameters };
}

function addParameter(parameters: Map<string, string>, [, name, quoted, token]: RegExpExecArray, header: string): void {
  if (name === undefined) return;
  const key = name.toLowerCase();
  if (parameters.has(key)) malformed(header);
  parameters.set(key, token ?? (quoted ?? '').replace(/\\(.)/g, '$1'));
}

function malformed(header: string): never {
  const message = `The Content-Type ${excerpt(header)} is malformed. Write a media type with parameters \`; name="value"\`.`;
  throw new SoapError('content-type-malformed', message);
}
