import { joined, lowerCase } from './header-lines.js';
import type { Members, RecordedCheck } from './recorded-check.js';
import { responseHeaderNames, responseHeaders, responseHeadersLowerCase } from './response-header-checks.js';

const status: RecordedCheck = (recorded, { response }, _, differences) =>
  differences(recorded, response.status, 'status');

/** No placeholder stands in these, so that what looks like one is text: XML. */
const body: RecordedCheck = (recorded, { response }) => {
  const text = response.body.toString();
  return text === recorded ? [] : [`body: ${JSON.stringify(recorded)} was recorded, not ${JSON.stringify(text)}`];
};

const bodyBase64: RecordedCheck = (recorded, { response }, _, differences) =>
  differences(recorded, response.body.toString('base64'), 'body');

const bodyJson: RecordedCheck = (recorded, { response }, _, differences) =>
  differences(sortedItems(recorded), sortedItems(jsonOf(response.body)), 'body');

const bodyJsonSubset: RecordedCheck = (recorded, { response }, _, differences) => {
  const got = jsonOf(response.body);
  return Object.entries(recorded as Members).flatMap(([name, value]) => differences(value, got[name], `body.${name}`));
};

const bodyJsonPath: RecordedCheck = (recorded, { response }, _, differences) =>
  Object.entries(recorded as Members).flatMap(([path, value]) =>
    differences(value, atPath(jsonOf(response.body), path), path),
  );

const multiValueHeaders: RecordedCheck = (recorded, { response }, _, differences) => {
  const lists = response.headers.map(([name, value]) => [name, [value]]);
  return differences(recorded, Object.fromEntries(lists), 'multiValueHeaders');
};

const traceId: RecordedCheck = (recorded, { response }, _, differences) => {
  const { contains, secondSegment } = recorded as { contains: string; secondSegment: string };
  const got = lowerCase(joined(response.headers))['x-amzn-trace-id'] ?? '';
  return [
    ...differences(true, got.includes(contains), 'whether the trace id has what was sent'),
    ...differences(secondSegment, got.split(';')[1], 'the second part of the trace id'),
  ];
};

const logLines: RecordedCheck = (recorded, { log }, _, differences) => differences(recorded, log.split('\n'), 'log');

/** What was recorded of the answer. */
export const RESPONSE_CHECKS: Readonly<Record<string, RecordedCheck>> = {
  status,
  body,
  bodyBase64,
  // Says in words what `bodyBase64` is.
  bodyIs: () => [],
  bodyJson,
  bodyJsonSubset,
  bodyJsonPath,
  headers: responseHeaders,
  headersLowerCase: responseHeadersLowerCase,
  responseHeaderNamesLowerCase: responseHeaderNames,
  multiValueHeaders,
  'x-amzn-trace-id': traceId,
  logLines,
};

function jsonOf(bytes: Buffer): Members {
  return JSON.parse(bytes.toString());
}

/** A scan has no order; the recording was sorted. */
function sortedItems(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('Items' in value)) return value;
  const items = (value.Items as readonly unknown[]).map((item) => JSON.stringify(item)).sort();
  return { ...value, Items: items };
}

/** @returns what is at a path of names: `$.a.b` */
function atPath(value: unknown, path: string): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>((at, name) => (at as Members | undefined)?.[name], value);
}
