import { extensionOf } from './extensions.js';
import type { Place } from './place.js';
import type { Reading } from './reading.js';
import { objectAt, textAt } from './typed-values.js';

/** What a security scheme means to API Gateway. */
export type SchemeKind = 'authorizer' | 'iam' | 'api-key' | 'none';

/** @returns the object that holds the security schemes of a definition */
export function securitySchemes(reading: Reading): Place | undefined {
  const { root, version } = reading;
  const place =
    version === 'swagger-2.0' ? root.get('securityDefinitions') : root.get('components')?.get('securitySchemes');
  return objectAt(reading, place);
}

/** Documented: the extensions of a scheme say what it is; without one, `X-API-Key` is that of API keys. */
export function schemeKind(reading: Reading, scheme: Place): SchemeKind {
  if (extensionOf(scheme, 'authorizer') !== undefined) return 'authorizer';
  const authtype = textAt(reading, extensionOf(scheme, 'authtype'))?.toLowerCase();
  if (authtype === 'awssigv4') return 'iam';
  const header = textAt(reading, scheme.get('name'))?.toLowerCase();
  return scheme.get('type')?.text === 'apiKey' && header === 'x-api-key' ? 'api-key' : 'none';
}
