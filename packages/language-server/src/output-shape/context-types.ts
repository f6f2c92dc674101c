import type { PathType } from './path.js';

/** Members of `$context` that are text and, without quotes, never JSON. */
const PLAIN: ReadonlySet<string> = new Set([
  ...['domainName', 'extendedRequestId', 'httpMethod', 'path', 'protocol', 'requestId', 'requestTime', 'resourcePath'],
  ...['identity.sourceIp', 'identity.userAgent', 'identity.userArn', 'webaclArn', 'wafResponseCode'],
  ...['error.responseType'],
]);

/** @returns what is known of a member of `$context` */
export function contextType(segments: readonly string[]): PathType {
  const path = segments.join('.');
  if (path === 'requestTimeEpoch' || path === 'error.statusCode' || path === 'status') return 'number';
  // It has its quotes.
  if (path === 'error.messageString') return 'json';
  if (PLAIN.has(path)) return 'plain';
  if (segments.length === 1 && !MAPS.has(path)) return 'text';
  return segments.length === 2 && MAPS.has(segments[0] ?? '') ? 'text' : 'unknown';
}

const MAPS: ReadonlySet<string> = new Set(['identity', 'authorizer', 'error', 'requestOverride', 'responseOverride']);
