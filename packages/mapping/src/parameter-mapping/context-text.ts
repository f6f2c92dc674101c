import type { ProxyEvent } from '../event.js';

/**
 * @param names the names below `$context`
 * @returns the text of a context variable; undefined where it has none, or is a map or a list
 */
export function contextText(event: ProxyEvent, names: readonly string[]): string | undefined {
  const [first = '', ...inner] = names;
  const member = memberOf(event.requestContext, first) ?? outside(event, first);
  const text = textOf(inner.reduce(memberOf, member));
  return text === undefined && names.join('.') === 'error.messageString' ? messageString(event) : text;
}

/** What an event has outside of its `requestContext`. */
function outside(event: ProxyEvent, name: string): unknown {
  if (name === 'httpMethod') return event.httpMethod;
  return name === 'resourcePath' ? event.resource : undefined;
}

/**
 * AWS documents `$context.error.messageString` as the message in quotes. Where an error has no message, the LocalStack
 * developers saw the word `null` in an answer (a comment of theirs on AUTHORIZER_CONFIGURATION_ERROR).
 */
function messageString(event: ProxyEvent): string | undefined {
  const error = memberOf(event.requestContext, 'error');
  if (typeof error !== 'object' || error === null) return undefined;
  return JSON.stringify(textOf(memberOf(error, 'message')) ?? null);
}

/** @returns the text of a stage variable, where there is one */
export function stageVariable(event: ProxyEvent, name: string): string | undefined {
  return textOf(memberOf(event.stageVariables, name));
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Reads own members only, since names come from the API's author and may be those of `Object`. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
