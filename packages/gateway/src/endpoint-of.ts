import type { StageOptions } from './gateway-options.js';

/** @returns where a service is, by its own endpoint or by that of all services; undefined where nobody said it */
export function endpointOf({ endpoints }: Pick<StageOptions, 'endpoints'>, service: string): string | undefined {
  const name = [service, '*'].find((known) => Object.hasOwn(endpoints, known));
  return name === undefined ? undefined : endpoints[name];
}
