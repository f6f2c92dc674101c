import { arrivedBody, lambdaEvent, lastReceived } from './arrived.js';
import { joined, lowerCase } from './header-lines.js';
import { asRecorded, type Members, type RecordedCheck } from './recorded-check.js';

const wholeEvent: RecordedCheck = (recorded, played, _, differences) => {
  const { body, ...rest } = lambdaEvent(played);
  return differences(recorded, { ...rest, body: asRecorded((recorded as Members).body, body) }, 'event');
};

const eventHeaders: RecordedCheck = (recorded, played, _, differences) =>
  differences(recorded, lambdaEvent(played).headers, 'event.headers');

const eventBody: RecordedCheck = (recorded, played, _, differences) =>
  differences(recorded, asRecorded(recorded, lambdaEvent(played).body), 'event.body');

/** The back end told in its answer what it got. */
const reportedRequest: RecordedCheck = (recorded, { response }, _, differences) => {
  const report: Members = JSON.parse(response.body.toString());
  return Object.entries(recorded as Members).flatMap(([name, value]) =>
    differences(value, name === 'data' ? asRecorded(value, report.data) : report[name], `request ${name}`),
  );
};

/** Compares all headers where all were recorded; the back ends did not tell the letters of names. */
const headers: RecordedCheck = (recorded, played, _, differences) => {
  const wanted = lowerCase(recorded as Members);
  const got = lowerCase(joined(lastReceived(played).headers));
  const length = String(lastReceived(played).body.length);
  const compared = Object.entries(wanted).flatMap(([name, value]) =>
    // A recorded length counts the host and the ids of the recording.
    differences(name === 'content-length' ? length : value, got[name], `request header ${name}`),
  );
  if (!('host' in wanted)) return compared;
  const others = Object.keys(got).filter((name) => !(name in wanted) && name !== 'connection');
  return [...compared, ...others.map((name) => `request header ${name} was not recorded`)];
};

const absentHeaders: RecordedCheck = (recorded, played, _, differences) => {
  const got = lowerCase(joined(lastReceived(played).headers));
  return (recorded as readonly string[]).flatMap((name) =>
    differences(undefined, got[name.toLowerCase()], `request header ${name}`),
  );
};

const contentType: RecordedCheck = (recorded, played, _, differences) =>
  differences(recorded, lowerCase(joined(lastReceived(played).headers))['content-type'], 'request type');

const query: RecordedCheck = (recorded, played, _, differences) => {
  const { searchParams } = new URL(lastReceived(played).target, 'http://localhost');
  const values = [...searchParams.keys()].map((name) => [name, oneOrAll(searchParams.getAll(name))]);
  return differences(recorded, Object.fromEntries(values), 'request query');
};

function oneOrAll(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

const body: RecordedCheck = (recorded, played, { integration }, differences) => {
  const arrived = arrivedBody(played, integration?.type === 'AWS_PROXY');
  return differences(recorded, asRecorded(recorded, arrived), 'request body');
};

const bodyBase64: RecordedCheck = (recorded, played, _, differences) =>
  differences(recorded, lastReceived(played).body.toString('base64'), 'request body');

/** What was recorded of the request to the back end, or to the function. */
export const REQUEST_CHECKS: Readonly<Record<string, RecordedCheck>> = {
  lambdaEvent: wholeEvent,
  lambdaEventHeaders: eventHeaders,
  lambdaEventBodyJson: eventBody,
  integrationRequest: reportedRequest,
  integrationRequestHeaders: headers,
  integrationRequestHeadersAbsent: absentHeaders,
  integrationRequestContentType: contentType,
  integrationRequestQuery: query,
  integrationRequestBody: body,
  integrationRequestBodyBase64: bodyBase64,
  renderedRequestTemplateJson: body,
};
