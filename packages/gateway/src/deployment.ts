import type { RestApi } from '@veloway/api';

/** A copy of an API as it was when it was deployed; what happens to the API later does not touch it. */
export interface Deployment {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly createdDate: number;
  readonly description: string | undefined;
  readonly api: RestApi;
}

/** @returns a copy that nothing can change any more */
export function frozenCopy(api: RestApi): RestApi {
  return frozen(api) as RestApi;
}

/** Functions, which tell where templates stand, are kept as they are. */
function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value)
    ? value.map(frozen)
    : Object.fromEntries(Object.entries(value).map(([name, member]) => [name, frozen(member)]));
  return Object.freeze(copy);
}
