import { HostObject, type JavaValue } from '@veloway/vtl';
import { UTIL_ROWS } from './catalogue/util-rows.js';

/** What nobody has recorded of `$util`, with what the documentation or the likely implementation says as default. */
export interface UtilOptions {
  /** Whether `escapeJavaScript` writes `/` as `\/`, as commons-lang 2 does. */
  readonly escapeSlash: boolean;
  /** Whether `escapeJavaScript` writes characters beyond ASCII as `\uXXXX`, as commons-lang 2 does. */
  readonly escapeUnicode: boolean;
}

export const DEFAULT_UTIL_OPTIONS: UtilOptions = { escapeSlash: true, escapeUnicode: true };

/** `$util`: functions of one string each. Anything but a string finds no such method, as in Java. */
export function utilOf(options: UtilOptions = DEFAULT_UTIL_OPTIONS): HostObject {
  const methods = UTIL_ROWS.map(({ implementation: { member, call } }) => {
    // Destructuring would go through an iterator, which costs more than many of these functions.
    const callText = (args: readonly JavaValue[]) => (typeof args[0] === 'string' ? call(args[0], options) : null);
    return [member, { arity: [1], call: callText }] as const;
  });
  return new HostObject('com.amazonaws.apigateway.Util', new Map(), new Map(methods));
}
