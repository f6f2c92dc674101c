/** Handlers that do what no handler should, in the process of the gateway. */
export const HANDLERS = {
  'in-process-throws': () => {
    throw null;
  },
  'in-process-hangs': () => new Promise(() => undefined),
  'in-process-rejects': () =>
    Promise.reject({
      get message() {
        throw null;
      },
    }),
  'returns-nothing': () => undefined,
  'returns-a-symbol': () => Symbol('x'),
  'status-100': () => ({ statusCode: 100, body: 'x' }),
  'status-101': () => ({ statusCode: 101, headers: { Upgrade: 'x', Connection: 'upgrade' } }),
  'status-204-with-body': () => ({ statusCode: 204, body: 'HTTP/1.1 200 OK\r\n\r\n' }),
  framing: () => ({
    headers: { 'Content-Length': '3', 'transfer-encoding': 'chunked', Trailer: 'X-T', Connection: 'close' },
    body: '0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n',
  }),
  'splits-headers': () => ({
    headers: { 'X-A': 'a\r\nSet-Cookie: evil=1\0\x01\x7f\u2028\u010d\u010a', 'X-B': '\ud800é' },
  }),
  'names-headers-badly': () => ({ headers: { 'X-A\r\nSet-Cookie': 'evil=1' } }),
  'names-prototypes': () => ({ headers: JSON.parse('{"__proto__": "x", "constructor": "y"}') }),
  'repeats-a-header': () => ({ multiValueHeaders: { 'X-A': Array.from({ length: 100_000 }, () => '') } }),
  'says-much-in-a-header': () => ({ headers: { 'X-A': 'é'.repeat(500_000) } }),
} as const;
