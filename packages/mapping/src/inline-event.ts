import type { ProxyEvent } from './event.js';
import { jsonTextOf, plainData } from './plain-data.js';

/**
 * @param event as a test file has it, whole numbers as bigints
 * @returns the sample request; its body as JSON text keeps the digits of its numbers
 */
export function inlineEvent({ body, ...event }: ProxyEvent): ProxyEvent {
  const text = typeof body === 'string' || body === undefined || body === null ? body : jsonTextOf(body);
  return { ...(plainData(event) as ProxyEvent), ...(text === undefined ? {} : { body: text }) };
}
