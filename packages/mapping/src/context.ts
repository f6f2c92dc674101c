import { JavaMap, type JavaValue, toPlain } from '@veloway/vtl';
import type { ProxyEvent } from './event.js';
import { hashOrder } from './hash-order.js';
import { toJava } from './java-values.js';

/** What a template wrote into `$context.requestOverride` and `$context.responseOverride`. */
export interface Overrides {
  readonly requestOverride?: RequestOverride;
  readonly responseOverride?: ResponseOverride;
}

/** Names to values; a list is a header or parameter with several values. */
export interface RequestOverride {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly querystring?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
}

export interface ResponseOverride {
  readonly status?: unknown;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Members of a template's own, which API Gateway hands on from the request template to the response template. */
  readonly [name: string]: unknown;
}

const MEMBERS = { requestOverride: ['path', 'header', 'querystring'], responseOverride: ['header'] } as const;

/** Names of members; undefined where they cannot be told. */
export type MemberNames = ReadonlySet<string> | undefined;

/**
 * `$context`: the event's `requestContext`, with the two maps that a template may write to.
 *
 * @param names the members that the template can reach, where it reaches no others: making all of them takes longer than
 *   most templates
 * @param before what an earlier template of the same request wrote, which the next one can read, as recorded; the event's
 *   `requestContext` may hold it, too
 */
export function contextOf(event: ProxyEvent, before: Overrides = {}, names?: MemberNames): JavaMap {
  const given = event.requestContext ?? {};
  const entries: [string, JavaValue][] = [];
  for (const name of names ?? new Set([...TOP_LEVEL, ...Object.keys(given), ...OVERRIDES])) {
    if (isOverrides(name)) {
      const written = before[name] ?? given[name];
      entries.push([name, overrideMap(MEMBERS[name], { ...(written as object) })]);
    } else {
      const value = Object.hasOwn(given, name) ? given[name] : topLevelMember(event, name);
      if (value !== undefined) entries.push([name, contextValue(value)]);
    }
  }
  // Their order shows only to what can reach them all.
  return mapOf(names === undefined ? hashOrder(entries) : entries);
}

const OVERRIDES = ['requestOverride', 'responseOverride'] as const;

function isOverrides(name: string): name is (typeof OVERRIDES)[number] {
  return name === 'requestOverride' || name === 'responseOverride';
}

/** Members of `$context` that a proxy event has outside of its `requestContext`. */
const TOP_LEVEL = ['httpMethod', 'resourcePath'];

function topLevelMember({ httpMethod, resource }: ProxyEvent, name: string): string | undefined {
  const value = name === 'httpMethod' ? httpMethod : name === 'resourcePath' ? resource : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** A map within `$context` prints as nothing, as recorded of `identity` and the override maps. */
function contextValue(value: unknown): JavaValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return toJava(value);
  const entries = Object.entries(value).map(([name, member]): [string, JavaValue] => [name, contextValue(member)]);
  return mapOf(hashOrder(entries), '');
}

function overrideMap(members: readonly string[], before: Readonly<Record<string, unknown>>): JavaMap {
  const entries = members.map((name): [string, JavaValue] => [name, contextValue({ ...(before[name] as object) })]);
  for (const [name, value] of Object.entries(before)) {
    if (!members.includes(name)) entries.push([name, toJava(value)]);
  }
  return mapOf(hashOrder(entries), '');
}

function mapOf(entries: Iterable<readonly [string, JavaValue]>, printed?: string): JavaMap {
  const map = new JavaMap();
  for (const [name, value] of entries) map.set(name, value);
  if (printed !== undefined) map.printed = printed;
  return map;
}

/** Which of a request's two templates renders. */
export type Phase = 'request' | 'response';

/**
 * @param before what an earlier template wrote, which stays where this one cannot reach it
 * @returns what a template wrote, without what it left empty; of a response template what concerns the response only,
 *   since the request is already on its way
 */
export function overridesOf(context: JavaMap, phase: Phase, before: Overrides = {}): Overrides {
  const overrides: Record<string, unknown> = {};
  for (const name of OVERRIDES) {
    if (phase === 'response' && name === 'requestOverride') continue;
    const map = context.get(name);
    if (map === undefined && before[name] !== undefined) overrides[name] = before[name];
    if (!(map instanceof JavaMap)) continue;
    const written = Object.entries(toPlain(map) as Record<string, unknown>).filter(
      ([, value]) => !isEmptyObject(value),
    );
    if (written.length > 0) overrides[name] = Object.fromEntries(written);
  }
  return overrides;
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
