import { JavaMap, type JavaValue } from '@veloway/vtl';
import { contextOf } from './context.js';
import type { ProxyEvent } from './event.js';
import { inputOf } from './input.js';
import { DEFAULT_UTIL_OPTIONS, utilOf } from './util.js';

/**
 * The variables that API Gateway sets for a request, for who evaluates a part of a template by itself.
 *
 * @returns `input`, `context`, `util` and `stageVariables`; what is done to a map or list of the payload shows each time
 *   that it is read, so that only what changes nothing should be evaluated
 */
export function rootVariables(event: ProxyEvent): readonly (readonly [string, JavaValue])[] {
  return [
    ['input', inputOf(event, false)],
    ['context', contextOf(event)],
    ['util', utilOf(DEFAULT_UTIL_OPTIONS)],
    ['stageVariables', stageVariablesOf(event)],
  ];
}

/** @returns `$stageVariables` */
export function stageVariablesOf(event: ProxyEvent): JavaMap {
  const map = new JavaMap();
  for (const [name, value] of Object.entries(event.stageVariables ?? {})) map.set(name, String(value));
  return map;
}
