import type { ContentHandling } from '@veloway/api';
import { fromBase64, NO_BYTES, textOf, toBase64 } from './bytes.js';
import { configurationError } from './gateway-error.js';

/** A payload: a text where API Gateway takes it for one, else bytes. */
export type Payload = string | Uint8Array;

/**
 * Converts the payload of a request on its way to the integration (recorded, LocalStack tests
 * TestApiGatewayS3BinarySupport).
 *
 * @param binary whether the `Content-Type` is one of the binary media types
 * @throws GatewayError where what should be base64 is none
 */
export function convertRequest(body: Uint8Array, binary: boolean, handling: ContentHandling | undefined): Payload {
  if (binary) return handling === 'CONVERT_TO_TEXT' ? toBase64(body) : body;
  return handling === 'CONVERT_TO_BINARY' ? decoded(textOf(body)) : textOf(body);
}

/** What decides how a payload is converted on its way back. */
export interface ResponseKinds {
  /** Whether the `Content-Type` of the back end's answer is one of the binary media types. */
  readonly payloadIsBinary: boolean;
  /** Whether the first type of the client's `Accept` is one of them. */
  readonly acceptIsBinary: boolean;
}

/**
 * Converts the payload of a response on its way to the client (recorded as {@link convertRequest}).
 *
 * @throws GatewayError where what should be base64 is none
 */
export function convertResponse(
  body: Uint8Array,
  { payloadIsBinary, acceptIsBinary }: ResponseKinds,
  handling: ContentHandling | undefined,
): Payload {
  switch (handling) {
    case 'CONVERT_TO_TEXT':
      return payloadIsBinary ? toBase64(body) : textOf(body);
    case 'CONVERT_TO_BINARY':
      return payloadIsBinary ? body : decoded(textOf(body));
    case undefined:
      if (payloadIsBinary) return acceptIsBinary ? body : toBase64(body);
      return acceptIsBinary ? decoded(textOf(body)) : textOf(body);
    default:
      return handling satisfies never;
  }
}

function decoded(text: string): Uint8Array {
  if (text === '') return NO_BYTES;
  const bytes = fromBase64(text);
  if (bytes === undefined) throw configurationError('Unable to base64 decode the body.');
  return bytes;
}
