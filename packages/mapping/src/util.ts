import { HostObject, JavaError, type JavaValue } from '@veloway/vtl';
import { base64Decode, base64Encode } from './base64.js';
import { escapeJavaScript } from './escape-javascript.js';
import { parseJson } from './json/parse.js';
import { urlDecode, urlEncode } from './url-encoding.js';

/** What nobody has recorded of `$util`, with what the documentation or the likely implementation says as default. */
export interface UtilOptions {
  /** Whether `escapeJavaScript` writes `/` as `\/`, as commons-lang 2 does. */
  readonly escapeSlash: boolean;
  /** Whether `escapeJavaScript` writes characters beyond ASCII as `\uXXXX`, as commons-lang 2 does. */
  readonly escapeUnicode: boolean;
}

export const DEFAULT_UTIL_OPTIONS: UtilOptions = { escapeSlash: true, escapeUnicode: true };

/** `$util`: six functions of one string each. Anything but a string finds no such method, as in Java. */
export function utilOf(options: UtilOptions = DEFAULT_UTIL_OPTIONS): HostObject {
  const functions: Readonly<Record<string, (text: string) => JavaValue>> = {
    escapeJavaScript: (text) => escapeJavaScript(text, options),
    parseJson: readJson,
    urlEncode,
    urlDecode,
    base64Encode,
    base64Decode,
  };
  const methods = Object.entries(functions).map(
    ([name, call]) =>
      [name, { arity: [1], call: ([text]: readonly JavaValue[]) => (typeof text === 'string' ? call(text) : null) }] as const,
  );
  return new HostObject('com.amazonaws.apigateway.Util', new Map(), new Map(methods));
}

function readJson(text: string): JavaValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw error instanceof Error && error.name === 'InvalidJsonError'
      ? new JavaError('InvalidJsonException', error.message)
      : error;
  }
}
