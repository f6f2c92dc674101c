import type { Authorizer, Method } from '../../model.js';
import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { advice, choiceAt, itemsAt, numberAt, tellUnknown, textAt, textsAt } from '../typed-values.js';
import { functionArn, invocationUri, type Service } from './service.js';

/** Who may call a method, and the authorizer that says so. */
export interface EventAuthorization extends Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes'> {
  /** Undefined where there is none, or where something else declares it. */
  readonly declared: Authorizer | undefined;
  /** Claims of a user pool that the function is to get. */
  readonly claims: readonly string[];
}

const ANYBODY: EventAuthorization = {
  authorizationType: 'NONE',
  authorizer: undefined,
  authorizationScopes: [],
  declared: undefined,
  claims: [],
};

const KEYS = [
  'arn',
  'authorizerId',
  'claims',
  'identitySource',
  'identityValidationExpression',
  'managedExternally',
  'name',
  'resultTtlInSeconds',
  'scopes',
  'type',
];

const TYPES = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS', 'AWS_IAM', 'CUSTOM'] as const;

type AuthorizerType = (typeof TYPES)[number];

/** Seconds; what API Gateway does where the file says nothing. */
const DEFAULT_TTL = 300;

/**
 * @param partName the name of an authorizer that the service declares as a resource, by its logical id
 */
export function readAuthorization(
  service: Service,
  place: Place | undefined,
  partName: (id: string) => string,
): EventAuthorization {
  const { scope } = service;
  if (place === undefined || place.kind === 'null') return ANYBODY;
  if (place.kind === 'object') tellUnknown(scope, place, 'an authorizer', KEYS);
  const type = typeOf(service, place);
  if (type === 'AWS_IAM') return { ...ANYBODY, authorizationType: 'AWS_IAM' };
  const id = textAt(scope, place.get('authorizerId'));
  const common = {
    authorizationScopes: textsAt(scope, place.get('scopes')),
    claims: itemsAt(scope, place.get('claims')).flatMap((claim) => textAt(scope, claim) ?? []),
  };
  if (id !== undefined) {
    return { ...common, authorizationType: authorizationType(type), authorizer: partName(id), declared: undefined };
  }
  const declared = authorizerOf(service, place, type);
  if (declared === undefined) return ANYBODY;
  return { ...common, authorizationType: authorizationType(declared.type), authorizer: declared.name, declared };
}

function authorizationType(type: AuthorizerType | undefined): 'CUSTOM' | 'COGNITO_USER_POOLS' {
  return type === 'COGNITO_USER_POOLS' ? type : 'CUSTOM';
}

/** A text is `aws_iam`, an ARN or the key of a function. */
function typeOf({ scope }: Service, place: Place): AuthorizerType | undefined {
  if (place.kind === 'object') return choiceAt(scope, place.get('type'), TYPES);
  return place.text.toUpperCase() === 'AWS_IAM' ? 'AWS_IAM' : undefined;
}

function authorizerOf(service: Service, place: Place, said: AuthorizerType | undefined): Authorizer | undefined {
  const { scope } = service;
  const target = targetOf(service, place);
  if (target === undefined) return undefined;
  const { name, arn } = target;
  const isPool = said === 'COGNITO_USER_POOLS' || /^arn:[^:]*:cognito-idp:/.test(arn);
  const type = isPool ? 'COGNITO_USER_POOLS' : said === 'REQUEST' ? 'REQUEST' : 'TOKEN';
  const ttl = numberAt(scope, place.get('resultTtlInSeconds')) ?? DEFAULT_TTL;
  const source = textAt(scope, place.get('identitySource'));
  return {
    name,
    type,
    authorizerUri: isPool ? undefined : invocationUri(service, arn),
    authorizerCredentials: undefined,
    // Documented: a request that is not kept needs no source.
    identitySource: source ?? (type === 'REQUEST' && ttl === 0 ? undefined : 'method.request.header.Authorization'),
    identityValidationExpression: textAt(scope, place.get('identityValidationExpression')),
    authorizerResultTtlInSeconds: ttl,
    providerARNs: isPool ? [arn] : [],
  };
}

interface Target {
  readonly name: string;
  readonly arn: string;
}

/** An authorizer is a function of the service, or what an ARN leads to. */
function targetOf(service: Service, place: Place): Target | undefined {
  const { scope, functions } = service;
  const named = place.kind === 'object' ? place.get('name') : place;
  const arn = place.kind === 'object' ? textAt(scope, place.get('arn')) : arnOf(place);
  const name = textAt(scope, named);
  if (arn !== undefined) return { name: place.kind === 'object' && name !== undefined ? name : nameOfArn(arn), arn };
  // Why an ARN that is there has no value has been told already.
  if (place.get('arn') !== undefined) return undefined;
  if (named === undefined || name === undefined) {
    const message = 'An authorizer has a `name` of a function or an `arn`: add one of them.';
    return tellError(scope, 'missing-key', place.keyRange, message);
  }
  const found = functions.find(({ key }) => key === name);
  if (found !== undefined) return { name, arn: functionArn(service, found) };
  const keys = functions.map(({ key }) => key);
  const message = `There is no function \`${name}\` to authorize with${advice(name, keys, 'there are')}`;
  return tellError(scope, 'broken-reference', named.range, message);
}

function arnOf({ text }: Place): string | undefined {
  return text.includes(':') ? text : undefined;
}

/** The framework takes what comes after the last hyphen. */
function nameOfArn(arn: string): string {
  return arn.split(':').at(-1)?.split('-').at(-1) ?? arn;
}
