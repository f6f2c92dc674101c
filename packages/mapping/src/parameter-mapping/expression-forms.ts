import type { ParameterGroup } from '../event.js';
import type { MappingExpression, MappingPlace } from './mapping-expression.js';

/** One form of expression: how it looks, where it is allowed, and what it means. */
interface Form {
  readonly pattern: RegExp;
  readonly places: readonly MappingPlace[];
  readonly read: (first: string, second: string) => MappingExpression;
}

const EVERYWHERE: readonly MappingPlace[] = ['request', 'response', 'gateway-response'];

/** The forms that the AWS developer guide lists. A name matches `[a-zA-Z0-9._$-]+`; a JSON path may be any text. */
const FORMS: readonly Form[] = [
  { pattern: /^'(.*)'$/s, places: EVERYWHERE, read: (value) => ({ kind: 'static', value }) },
  {
    pattern: /^method\.request\.(path|querystring|header|multivaluequerystring|multivalueheader)\.([\w.$-]+)$/,
    places: ['request', 'gateway-response'],
    read: (location, name) => ({ kind: 'request-parameter', name, ...groupOf(location) }),
  },
  {
    pattern: /^integration\.response\.(header|multivalueheader)\.([\w.$-]+)$/,
    places: ['response'],
    read: (location, name) => ({ kind: 'response-header', name, multiple: location !== 'header' }),
  },
  {
    pattern: /^method\.request\.body((?:\..|\[).*)?$/s,
    places: ['request'],
    read: (path) => ({ kind: 'request-body', path: fromRoot(path) }),
  },
  {
    pattern: /^integration\.response\.body((?:\..|\[).*)?$/s,
    places: ['response'],
    read: (path) => ({ kind: 'response-body', path: fromRoot(path) }),
  },
  {
    // A claim such as `custom:role` needs the colon, or brackets as in a template.
    pattern: /^context((?:\.[\w$:-]+|\['[^']+'\]|\["[^"]+"\])+)$/,
    places: EVERYWHERE,
    read: (names) => ({ kind: 'context', names: namesOf(names) }),
  },
  {
    pattern: /^stageVariables\.([\w.$-]+)$/,
    places: EVERYWHERE,
    read: (name) => ({ kind: 'stage-variable', name }),
  },
];

/** What an expression means, and where it is allowed. */
export interface ReadExpression {
  readonly expression: MappingExpression;
  readonly places: readonly MappingPlace[];
}

/** @returns what a text means as a mapping expression; undefined where it has none of the forms */
export function readExpression(text: string): ReadExpression | undefined {
  for (const { pattern, places, read } of FORMS) {
    const match = pattern.exec(text);
    if (match !== null) return { expression: read(match[1] ?? '', match[2] ?? ''), places };
  }
  return undefined;
}

function groupOf(location: string): { group: ParameterGroup; multiple: boolean } {
  const group = location.replace(/^multivalue/, '');
  return { group: group as ParameterGroup, multiple: group !== location };
}

/** The documentation leaves out the `$` that a JSON path starts with. */
function fromRoot(path: string): string | undefined {
  return path === '' ? undefined : `$${path}`;
}

function namesOf(path: string): string[] {
  const segments = path.matchAll(/\.([\w$:-]+)|\['([^']+)'\]|\["([^"]+)"\]/g);
  return Array.from(segments, ([, plain, single, double]) => plain ?? single ?? double ?? '');
}
