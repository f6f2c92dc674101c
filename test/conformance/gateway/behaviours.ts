import { randomUUID } from 'node:crypto';
import type { Behaviour, Received } from './back-end.js';
import type { RecordedExchange } from './recorded-exchange.js';
import { eventBridge, parameterStore, s3 } from './services.js';

const JSON_TYPE = ['Content-Type', 'application/json'] as const;

/** @returns what stood behind the method when a case was recorded */
export function behaviourOf({ integration, endpoint = {}, expected }: RecordedExchange): Behaviour {
  const uri = integration?.uri ?? '';
  if (uri.includes(':s3:')) return s3(endpoint);
  if (uri.includes(':events:')) return eventBridge;
  if (uri.includes(':ssm:')) return parameterStore;
  if (endpoint.status !== undefined) return statusPage;
  if (endpoint.behaviour?.startsWith('echoes the request body')) return bodyEcho;
  if (uri.includes('httpbin.org')) return httpbin;
  return functionUrl(expected);
}

const bodyEcho: Behaviour = ({ body }) => ({ headers: [JSON_TYPE], body });

/** Answers with the status that stands at the end of the path. */
const statusPage: Behaviour = ({ target }) => {
  const status = Number(/(\d{3})$/.exec(target)?.[1] ?? 404);
  return { status, headers: [JSON_TYPE], body: JSON.stringify({ message: '', status_code: status }) };
};

/** The test service of that name, which begins each word of a header's name with a capital. */
const httpbin: Behaviour = (request) => ({
  headers: [
    ['Date', new Date().toUTCString()],
    JSON_TYPE,
    ['Server', 'gunicorn/19.9.0'],
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Credentials', 'true'],
  ],
  body: JSON.stringify({ ...reportOf(request, titleCase), url: `http://httpbin.org${request.target}` }),
});

/** A Lambda function URL in front of a function that tells what it got. */
function functionUrl({ integrationRequest }: RecordedExchange['expected']): Behaviour {
  const recorded = integrationRequest as { headers?: object } | undefined;
  // One of the two functions left out what is not the client's.
  const tellsAll = recorded?.headers !== undefined && 'x-amzn-trace-id' in recorded.headers;
  return (request) => {
    const report = reportOf(request, (name) => name.toLowerCase());
    const headers = tellsAll ? { ...report.headers, ...OF_FUNCTION_URL } : withoutAmazon(report.headers);
    return {
      headers: [
        JSON_TYPE,
        ['x-amzn-RequestId', randomUUID()],
        ['X-Amzn-Trace-Id', 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0'],
      ],
      body: JSON.stringify({ ...report, headers }),
    };
  };
}

const OF_FUNCTION_URL = {
  'x-amzn-tls-cipher-suite': 'TLS_AES_128_GCM_SHA256',
  'x-amzn-tls-version': 'TLSv1.3',
  'x-forwarded-for': '127.0.0.1',
  'x-forwarded-port': '443',
  'x-forwarded-proto': 'https',
};

function withoutAmazon(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^x-(amzn|forwarded)-/.test(name)));
}

function reportOf({ method, target, headers, body }: Received, spelling: (name: string) => string) {
  const { pathname, searchParams } = new URL(`http://localhost${target}`);
  const named = headers.map(([name, value]): [string, string] => [spelling(name), value]);
  return {
    args: Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name).join(',')])),
    data: body.toString(),
    domain: headers.find(([name]) => name.toLowerCase() === 'host')?.[1],
    headers: Object.fromEntries(named.filter(([name]) => name.toLowerCase() !== 'connection')),
    method,
    origin: '127.0.0.1',
    path: pathname,
  };
}

function titleCase(name: string): string {
  return name
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join('-');
}
