import type { GatewayAnswer } from '../message.js';

/** Answers to what cannot be served, and reaches no gateway. */
export const REFUSALS = {
  malformed: refusal(400, 'Bad Request', 'BadRequestException'),
  late: refusal(408, 'Request Timeout', 'RequestTimeoutException'),
  bodyTooLarge: refusal(413, 'Request Too Long', 'RequestTooLargeException'),
  targetTooLong: refusal(414, 'Request-URI Too Long', 'RequestUriTooLongException'),
  headersTooLarge: refusal(431, 'Request Header Fields Too Large', 'RequestHeaderFieldsTooLargeException'),
  failed: refusal(500, 'Internal server error', 'InternalServerErrorException'),
} as const;

function refusal(status: number, message: string, errorType: string): GatewayAnswer {
  return {
    status,
    headers: [
      ['Content-Type', 'application/json'],
      ['x-amzn-ErrorType', errorType],
    ],
    body: JSON.stringify({ message }),
  };
}
