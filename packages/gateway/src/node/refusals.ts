import { MAX_PAYLOAD_BYTES } from '@veloway/mapping';
import type { GatewayAnswer } from '../message.js';

/** An answer to what cannot be served, and reaches no gateway. */
export interface Refusal extends GatewayAnswer {
  /** A sentence about the request, for whoever runs the server. */
  readonly reason: string;
}

export const REFUSALS = {
  malformed: refusal(400, 'Bad Request', 'BadRequestException', 'It is malformed.'),
  late: refusal(408, 'Request Timeout', 'RequestTimeoutException', 'It did not come in within its time.'),
  /** As documented and as a developer kept it (koki-develop/lgtm-generator issue 10): a text, and no type of an error. */
  bodyTooLarge: {
    status: 413,
    headers: [['Content-Type', 'text; charset=utf-8']],
    body: `HTTP content length exceeded ${MAX_PAYLOAD_BYTES} bytes.`,
    reason: `Its body has more than ${MAX_PAYLOAD_BYTES} bytes.`,
  },
  targetTooLong: refusal(414, 'Request-URI Too Long', 'RequestUriTooLongException', 'Its target is too long.'),
  headersTooLarge: refusal(
    431,
    'Request Header Fields Too Large',
    'RequestHeaderFieldsTooLargeException',
    'Its headers have too many bytes.',
  ),
  failed: refusal(500, 'Internal server error', 'InternalServerErrorException', 'Its answer cannot be sent.'),
} as const satisfies Readonly<Record<string, Refusal>>;

function refusal(status: number, message: string, errorType: string, reason: string): Refusal {
  return {
    status,
    headers: [
      ['Content-Type', 'application/json'],
      ['x-amzn-ErrorType', errorType],
    ],
    body: JSON.stringify({ message }),
    reason,
  };
}
