import { HEADER_RULES } from './header-rules.js';

/**
 * The sample request that a template renders: the event that API Gateway hands to a Lambda function behind a proxy
 * integration, as `sam local generate-event apigateway aws-proxy` prints it. Every field may be missing.
 */
export interface ProxyEvent {
  readonly resource?: string | null;
  readonly path?: string | null;
  readonly httpMethod?: string | null;
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>> | null;
  readonly queryStringParameters?: Readonly<Record<string, string>> | null;
  readonly multiValueQueryStringParameters?: Readonly<Record<string, readonly string[]>> | null;
  readonly pathParameters?: Readonly<Record<string, string>> | null;
  readonly stageVariables?: Readonly<Record<string, string>> | null;
  /** Becomes `$context`. */
  readonly requestContext?: Readonly<Record<string, unknown>> | null;
  /** The payload. Anything but a string is taken for the JSON that it is. */
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean | null;
}

/** The groups in which `$input.params()` holds a request's parameters. */
export type ParameterGroup = 'path' | 'querystring' | 'header';

/** @returns the parameters of one group, in the order of the event; of a repeated one, the last value */
export function parametersOf(event: ProxyEvent, group: ParameterGroup): [string, string][] {
  if (group === 'path') return entriesOf(event.pathParameters);
  if (group === 'querystring') return merged(event.queryStringParameters, event.multiValueQueryStringParameters);
  const headers = merged(event.headers, event.multiValueHeaders);
  return headers.filter(([name]) => !HEADER_RULES.droppedFromClient.headers.has(name.toLowerCase()));
}

/** @returns what {@link parametersOf} has under a name, without looking at the others */
export function parameterOf(event: ProxyEvent, group: ParameterGroup, name: string): string | undefined {
  if (group === 'path') return textIn(event.pathParameters, name);
  if (group === 'querystring') {
    return textIn(event.queryStringParameters, name) ?? lastIn(event.multiValueQueryStringParameters, name);
  }
  if (HEADER_RULES.droppedFromClient.headers.has(name.toLowerCase())) return undefined;
  return textIn(event.headers, name) ?? lastIn(event.multiValueHeaders, name);
}

function textIn(record: Readonly<Record<string, string>> | null | undefined, name: string): string | undefined {
  if (record === null || record === undefined || !Object.hasOwn(record, name)) return undefined;
  return String(record[name]);
}

function lastIn(
  record: Readonly<Record<string, readonly string[]>> | null | undefined,
  name: string,
): string | undefined {
  if (record === null || record === undefined || !Object.hasOwn(record, name)) return undefined;
  const list = record[name];
  return Array.isArray(list) && list.length > 0 ? String(list.at(-1)) : undefined;
}

function merged(
  single: Readonly<Record<string, string>> | null | undefined,
  multiple: Readonly<Record<string, readonly string[]>> | null | undefined,
): [string, string][] {
  const values = new Map<string, string>();
  for (const [name, list] of Object.entries(multiple ?? {})) {
    if (Array.isArray(list) && list.length > 0) values.set(name, String(list.at(-1)));
  }
  for (const [name, value] of entriesOf(single)) values.set(name, value);
  return [...values];
}

function entriesOf(record: Readonly<Record<string, string>> | null | undefined): [string, string][] {
  return Object.entries(record ?? {}).map(([name, value]) => [name, String(value)]);
}

/** @returns the payload as the template gets it: `{}` where it is empty, as recorded; base64 stays base64 */
export function bodyOf(event: ProxyEvent): string {
  const { body } = event;
  if (body === undefined || body === null || body === '') return '{}';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
