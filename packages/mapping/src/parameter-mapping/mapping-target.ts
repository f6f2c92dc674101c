import type { ParameterGroup } from '../event.js';
import type { MappingPlace } from './mapping-expression.js';
import { type MappingProblem, targetProblem } from './mapping-problem.js';

/** Where a mapping writes to. */
export interface MappingTarget {
  readonly kind: 'target';
  readonly group: ParameterGroup;
  readonly name: string;
}

const PATTERNS: Readonly<Record<MappingPlace, RegExp>> = {
  request: /^integration\.request\.(path|querystring|header)\.([\w.$-]+)$/,
  response: /^method\.response\.(header)\.([\w.$-]+)$/,
  'gateway-response': /^gatewayresponse\.(header)\.([\w.$-]+)$/,
};

const EXAMPLES: Readonly<Record<MappingPlace, string>> = {
  request:
    '`integration.request.header.name`, `integration.request.querystring.name` or `integration.request.path.name`',
  response: '`method.response.header.name`',
  'gateway-response': '`gatewayresponse.header.name`',
};

/** Reads the key of a mapping, as `integration.request.header.x`. */
export function readTarget(key: string, place: MappingPlace): MappingTarget | MappingProblem {
  const match = PATTERNS[place].exec(key);
  if (match === null) return targetProblem(key, `Write ${EXAMPLES[place]}.`);
  return { kind: 'target', group: match[1] as ParameterGroup, name: match[2] ?? '' };
}
