import { joined, lowerCase } from './header-lines.js';
import type { Members, RecordedCheck } from './recorded-check.js';
import type { RecordedExchange } from './recorded-exchange.js';

/** What CloudFront adds to the answers of an edge-optimized API on their way, where no gateway could add it. */
const OF_CLOUDFRONT = /^(via|x-cache|x-amz-cf-(id|pop))$/i;

function isFromCloudFront(name: string, { api }: RecordedExchange): boolean {
  return api?.endpointType !== 'REGIONAL' && OF_CLOUDFRONT.test(name);
}

/** Compares the headers of the answer; where all were recorded, all of them, and the letters of their names. */
export const responseHeaders: RecordedCheck = (recorded, { response }, exchange, differences) => {
  const wanted = withKnownLength(recorded as Members, exchange, response.body);
  const got = joined(response.headers);
  const isWhole = 'x-amz-apigw-id' in wanted || exchange.testInvoke !== undefined;
  const compared = Object.entries(wanted)
    .filter(([name]) => !isFromCloudFront(name, exchange))
    .flatMap(([name, value]) => differences(value, isWhole ? got[name] : lowerCase(got)[name.toLowerCase()], name));
  const others = Object.keys(got).filter((name) => isWhole && !(name in wanted));
  return [...compared, ...others.map((name) => `${name} was not recorded`)];
};

/** What the body is made of, where that depends on the host and the ids of the recording. */
const TELLS_HOSTS = ['integrationRequestHeaders', 'lambdaEventHeaders', 'renderedRequestTemplateJson'];

/** A recorded length counts hosts and ids, which are other ones here; the length of the body is what it must be. */
function withKnownLength(recorded: Members, { expected }: RecordedExchange, body: Buffer): Members {
  if (!TELLS_HOSTS.some((name) => name in expected)) return recorded;
  const length = String(body.length);
  return Object.fromEntries(
    Object.entries(recorded).map(([name, value]) => [
      name,
      /content-length$/i.test(name) && /^\d+$/.test(String(value)) ? length : value,
    ]),
  );
}

/** Some values were masked by the names of their headers. */
export const responseHeadersLowerCase: RecordedCheck = (recorded, { response }, _, differences) => {
  const masked = Object.entries(recorded as Members).map(([name, value]) => [
    name,
    value === name ? `<${name}>` : value,
  ]);
  return differences(Object.fromEntries(masked), lowerCase(joined(response.headers)), 'headers');
};

export const responseHeaderNames: RecordedCheck = (recorded, { response }, exchange, differences) => {
  const wanted = (recorded as readonly string[]).filter((name) => !isFromCloudFront(name, exchange));
  return differences(wanted, Object.keys(lowerCase(joined(response.headers))).sort(), 'header names');
};
