import type { HeaderLines } from '@veloway/gateway';
import type { RawRequest } from './raw-client.js';
import type { RecordedExchange } from './recorded-exchange.js';

/** What the client that recorded the cases, Python's `requests`, sends where it is not told otherwise. */
const DEFAULT_HEADERS: HeaderLines = [
  ['User-Agent', 'python-requests/2.31.0'],
  ['Accept-Encoding', 'gzip, deflate'],
  ['Accept', '*/*'],
  ['Connection', 'keep-alive'],
];

/** @returns the request of a case, as its client sent it */
export function requestOf({ event, api = {} }: RecordedExchange, host: string): RawRequest {
  const { method = 'POST', body = '', bodyBase64 } = event;
  const given: HeaderLines = [
    ...Object.entries(event.headers ?? {}),
    ...Object.entries(event.multiHeaders ?? {}).flatMap(([name, values]) =>
      values.map((value) => [name, value] as const),
    ),
  ];
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  const defaults = DEFAULT_HEADERS.filter(([name]) => !names.has(name.toLowerCase()));
  return {
    method,
    target: targetOf(event, api.stageName ?? 'dev'),
    headers: [['Host', host], ...defaults, ...given],
    body: bodyBase64 === undefined ? Buffer.from(body) : Buffer.from(bodyBase64, 'base64'),
  };
}

/** Clients send no fragment and no blank. */
function targetOf({ rawUrl, path = '/', queryString = '' }: RecordedExchange['event'], stage: string): string {
  const target = rawUrl ?? `/${stage}${path}${queryString === '' ? '' : `?${queryString}`}`;
  return target.replace(/#.*$/s, '').replaceAll(' ', '%20');
}
