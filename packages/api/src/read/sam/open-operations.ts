import { listPlace, objectPlace } from '../computed/computed-place.js';
import type { Place } from '../place.js';

/** An OpenAPI document, and the operations of it that stay open whatever the API says. */
export interface OpenOperations {
  readonly body: Place;
  /** `GET /orders`. */
  readonly open: readonly string[];
}

/** Documented: `NONE`, which is no security scheme of OpenAPI, keeps the default authorizer from an operation. */
export function openOperations(body: Place): OpenOperations {
  const open = new Set<string>();
  const paths = body.get('paths');
  if (paths?.kind !== 'object') return { body, open: [] };
  const items = paths.members.map((item) => [item.name, withoutNone(item, open)] as const);
  const opened = open.size === 0 ? body : withMember(body, 'paths', objectPlace(paths, new Map(items)));
  return { body: opened, open: [...open] };
}

function withoutNone(item: Place, open: Set<string>): Place {
  if (item.kind !== 'object') return item;
  const operations = item.members.map((operation) => {
    const security = operation.get('security');
    if (!security?.items.some(isNone)) return [operation.name, operation] as const;
    open.add(`${methodName(operation)} ${item.name}`);
    const others = listPlace(
      security,
      security.items.filter((scheme) => !isNone(scheme)),
    );
    return [operation.name, withMember(operation, 'security', others)] as const;
  });
  return objectPlace(item, new Map(operations));
}

function methodName({ name }: Place): string {
  return name === 'x-amazon-apigateway-any-method' ? 'ANY' : name.toUpperCase();
}

function isNone({ members }: Place): boolean {
  return members.length === 1 && members[0]?.name === 'NONE';
}

function withMember(place: Place, name: string, value: Place): Place {
  return objectPlace(place, new Map([...place.members.map((member) => [member.name, member] as const), [name, value]]));
}
