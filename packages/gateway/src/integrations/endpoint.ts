import type { HeaderLines } from '../message.js';

/** A request to a back end over HTTP. */
export interface EndpointRequest {
  readonly method: string;
  /** With its query, exactly as it goes out: nothing in it is decoded, encoded or put in order again. */
  readonly url: string;
  /** All that are sent, `Host` and `Content-Length` among them. */
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
  /** From the first byte sent to the last byte received. */
  readonly timeoutInMillis: number;
  /** Whether a certificate that nobody vouches for will do. */
  readonly insecureSkipVerification: boolean;
}

/** What a back end answered, whatever its status. */
export interface EndpointResponse {
  readonly statusCode: number;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
}

/**
 * Sends a request to a back end. Redirects are answers like any other, and none is followed.
 *
 * @throws EndpointError where there is no answer
 */
export type SendRequest = (request: EndpointRequest) => Promise<EndpointResponse>;

/** Why a back end gave no answer. */
export type EndpointErrorCode = 'invalid-address' | 'network' | 'timeout' | 'response-too-large';

/** A back end gave no answer; the message is a sentence for whoever runs the gateway, and no client sees it. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';

  constructor(
    readonly code: EndpointErrorCode,
    message: string,
  ) {
    super(message);
  }
}
