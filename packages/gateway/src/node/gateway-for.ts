import type { Gateway } from '../gateway.js';
import { targetOf } from '../target.js';

/**
 * @param gateways one at least
 * @param host the header `Host`: `a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com`
 * @returns the gateway that a request is for
 */
export function gatewayFor(gateways: readonly Gateway[], host: string | undefined, target: string): Gateway {
  const [first] = gateways;
  if (first === undefined) throw new RangeError('A server needs a gateway.');
  if (gateways.length === 1) return first;
  const apiId = /^([a-z0-9]+)\.execute-api\./i.exec(host ?? '')?.[1];
  const named = gateways.filter(({ options }) => options.apiId === apiId);
  const candidates = named.length > 0 ? named : gateways;
  return candidates.find(({ options }) => targetOf(target, options.basePath) !== undefined) ?? candidates[0] ?? first;
}
