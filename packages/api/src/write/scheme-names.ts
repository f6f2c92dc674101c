import type { RestApi } from '../model.js';

/** What an export calls the security schemes that are no authorizers. */
export interface SchemeNames {
  readonly apiKey: string;
  readonly iam: string;
}

/** As exports show, `api_key` and `sigv4`. Where an authorizer has that name, another is made up. */
export function schemeNames({ authorizers }: RestApi): SchemeNames {
  return { apiKey: freeName(authorizers, 'api_key'), iam: freeName(authorizers, 'sigv4') };
}

function freeName(taken: object, name: string): string {
  return Object.hasOwn(taken, name) ? freeName(taken, `${name}_`) : name;
}
