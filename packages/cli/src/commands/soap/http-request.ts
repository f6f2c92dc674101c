import { UsageError } from '../../usage-error.js';

/**
 * @param given the URL of the command line
 * @param address what the WSDL says
 * @throws UsageError where neither is a URL
 */
export function requestUrl(given: string | undefined, address: string | undefined): URL {
  const text = given ?? address;
  const advice = 'say where the service is, as in `--url http://localhost:8080/orders`';
  if (text === undefined) throw new UsageError(`\`--http\` knows no address: ${advice}.`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`\`${text}\` is no URL of HTTP: ${advice}.`);
}

/** @returns the request as HTTP/1.1 sends it, without a line end that its length does not count */
export function httpRequest(url: URL, headers: Readonly<Record<string, string>>, body: string): string {
  const lines = [
    `POST ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
