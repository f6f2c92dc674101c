import type { Overrides } from '../context.js';
import type { ProxyEvent } from '../event.js';
import {
  type ApiType,
  type Availability,
  type CatalogueRow,
  EVERYWHERE,
  type EventImplementation,
  type Evidence,
  type Example,
  type Implementation,
  type NoImplementation,
  type OverrideImplementation,
} from './row.js';

export const ALL_APIS: readonly ApiType[] = ['REST', 'WebSocket', 'HTTP'];
export const REST_ONLY: readonly ApiType[] = ['REST'];
export const REST_AND_HTTP: readonly ApiType[] = ['REST', 'HTTP'];
export const REST_AND_WEBSOCKET: readonly ApiType[] = ['REST', 'WebSocket'];

/** The recording that lists the members of `$context` and of `$context.identity`. */
export const KEYS_RECORDED = {
  evidence: 'recorded',
  source: 'LocalStack snapshot test_sqs_amz_json_protocol, recorded 20-05-2025',
} as const;

/** What the documentation lists for access logs alone. */
const LOG_ONLY: Availability = {
  requestTemplate: 'no',
  responseTemplate: 'no',
  accessLog: 'only',
  gatewayResponse: 'no',
};

/** What is particular to a `$context` variable; everything else follows from its path. */
interface ContextFacts {
  /** Below `$context`, with dots; `<name>` stands for any name. */
  readonly path: string;
  /** `String` unless told otherwise. */
  readonly type?: string;
  readonly documentation: string;
  readonly quirk?: string;
  readonly apiTypes: readonly ApiType[];
  readonly availability?: Availability;
  /** `documented` unless told otherwise. */
  readonly evidence?: Evidence;
  /** The developer guide unless told otherwise. */
  readonly source?: string;
}

/** @returns the row of a variable that the event holds, with an example of it having `value` */
export function contextRow(
  facts: ContextFacts & { readonly value: string | number },
): CatalogueRow<EventImplementation> {
  const requestContext = nested(facts.path.split('.'), facts.value) as Readonly<Record<string, unknown>>;
  const example = { template: `$context.${facts.path}`, event: { requestContext }, output: String(facts.value) };
  return rowOf(facts, example, { of: 'event', read: reader(facts.path) });
}

/** @returns the row of a variable that the event holds, with an example of its own */
export function exampleRow(facts: ContextFacts & { readonly example: Example }): CatalogueRow<EventImplementation> {
  return rowOf(facts, facts.example, { of: 'event', read: reader(facts.path) });
}

/** @returns the row of a variable that a template writes */
export function overrideRow(
  facts: ContextFacts & { readonly example: Example; readonly read: OverrideImplementation['read'] },
): CatalogueRow<OverrideImplementation> {
  return rowOf(facts, facts.example, { of: 'overrides', read: facts.read });
}

/** @returns the row of a variable that is empty in every template, and in access logs is not */
export function logRow(facts: ContextFacts): CatalogueRow<NoImplementation> {
  const example = { template: `[$context.${facts.path}]`, event: {}, output: '[]' };
  return rowOf({ availability: LOG_ONLY, ...facts }, example, { of: 'nothing' });
}

function rowOf<I extends Implementation>(facts: ContextFacts, example: Example, implementation: I): CatalogueRow<I> {
  const name = facts.path === '' ? '$context' : `$context.${facts.path}`;
  return {
    name,
    kind: 'variable',
    signature: `${name}: ${facts.type ?? 'String'}`,
    documentation: facts.documentation,
    ...(facts.quirk === undefined ? {} : { quirk: facts.quirk }),
    example,
    availability: facts.availability ?? EVERYWHERE,
    apiTypes: facts.apiTypes,
    evidence: facts.evidence ?? 'documented',
    source: facts.source ?? 'AWS developer guide',
    implementation,
  };
}

function nested([first, ...rest]: readonly string[], value: unknown): unknown {
  return first === undefined ? value : { [first]: nested(rest, value) };
}

/** Members of `$context` that a proxy event also has outside of its `requestContext`. */
const OUTSIDE: ReadonlyMap<string, keyof ProxyEvent> = new Map([
  ['httpMethod', 'httpMethod'],
  ['resourcePath', 'resource'],
]);

function reader(path: string): EventImplementation['read'] {
  const segments = path === '' ? [] : path.split('.');
  const outside = OUTSIDE.get(path);
  return (event, name) => {
    const names = segments.map((segment) => (segment.startsWith('<') ? name : segment));
    const value = names.reduce<unknown>(member, event.requestContext);
    return value === undefined && outside !== undefined ? event[outside] : value;
  };
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** @returns a function that reads one of the maps of names that a template may write to */
export function overriddenIn(
  map: 'requestOverride' | 'responseOverride',
  group: 'path' | 'querystring' | 'header',
): OverrideImplementation['read'] {
  return (overrides: Overrides, name) => member(member(overrides[map], group), name);
}
