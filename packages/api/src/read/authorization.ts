import type { Method } from '../model.js';
import { extensionOf } from './extensions.js';
import type { Place } from './place.js';
import { type Reading, tellWarning } from './reading.js';
import { schemeKind, securitySchemes } from './security-schemes.js';
import { advice, choiceAt, itemsAt, objectAt, textAt, textsAt } from './typed-values.js';

/** Who may call a method. */
export type Authorization = Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes' | 'apiKeyRequired'>;

const NOBODY: Authorization = {
  authorizationType: 'NONE',
  authorizer: undefined,
  authorizationScopes: [],
  apiKeyRequired: false,
};

/**
 * Recorded: the `security` of the root is that of the operations which have none, although the documentation says that
 * it is ignored.
 */
export function readAuthorization(reading: Reading, operation: Place): Authorization {
  const security = operation.get('security') ?? reading.root.get('security');
  const schemes = itemsAt(reading, security).flatMap((item) => objectAt(reading, item)?.members ?? []);
  const authorization = schemes.reduce((before, scheme) => withScheme(reading, before, scheme), NOBODY);
  const auth = objectAt(reading, extensionOf(operation, 'auth'))?.get('type');
  const type = choiceAt(reading, auth, ['NONE', 'AWS_IAM'] as const);
  return type === undefined
    ? authorization
    : { ...NOBODY, apiKeyRequired: authorization.apiKeyRequired, authorizationType: type };
}

function withScheme(reading: Reading, before: Authorization, requirement: Place): Authorization {
  const scheme = schemeOf(reading, requirement);
  if (scheme === undefined) return before;
  const kind = schemeKind(reading, scheme);
  if (kind === 'api-key') return { ...before, apiKeyRequired: true };
  if (kind === 'none') {
    const what = 'it has no `x-amazon-apigateway-authorizer`, and is no API key in the header `X-API-Key`';
    const message = `\`${requirement.name}\` means nothing to API Gateway, and the method is open to all: ${what}.`;
    return tellWarning(reading, 'unsupported-security', requirement.keyRange, message) ?? before;
  }
  if (before.authorizationType !== 'NONE') {
    const message = `\`${requirement.name}\` is left out: a method of API Gateway has one authorizer. Keep one of them.`;
    return tellWarning(reading, 'several-authorizers', requirement.keyRange, message) ?? before;
  }
  if (kind === 'iam') return { ...before, authorizationType: 'AWS_IAM' };
  const type = textAt(reading, extensionOf(scheme, 'authorizer')?.get('type'))?.toUpperCase();
  const authorizationType = type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
  return { ...before, authorizationType, authorizer: scheme.name, authorizationScopes: textsAt(reading, requirement) };
}

/** It is not refused: SAM itself requires a scheme `NONE`, which nobody defines, of methods that are open to all. */
function schemeOf(reading: Reading, requirement: Place): Place | undefined {
  const schemes = securitySchemes(reading);
  const found = schemes?.get(requirement.name);
  if (found !== undefined) return objectAt(reading, found);
  const names = schemes?.members.map(({ name }) => name) ?? [];
  const missing = `There is no security scheme \`${requirement.name}\`, and the method is read without it`;
  const message = `${missing}${advice(requirement.name, names, 'there are')}`;
  return tellWarning(reading, 'unknown-security-scheme', requirement.keyRange, message);
}
