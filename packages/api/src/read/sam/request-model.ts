import type { Method, RequestValidator } from '../../model.js';
import { tellProperties } from '../cloudformation/properties.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { advice, booleanAt, objectAt, textAt } from '../typed-values.js';
import type { SamApi } from './sam-api.js';

const KNOWN = ['Model', 'Required', 'ValidateBody', 'ValidateParameters'];

/** `RequestModel` of an event. */
export function readRequestModel(
  scope: Scope,
  { api }: SamApi,
  model: Place | undefined,
): Pick<Method, 'requestModels' | 'requestValidator'> {
  const place = objectAt(scope, model);
  if (place === undefined) return { requestModels: {}, requestValidator: undefined };
  tellProperties(scope, place, { owner: 'a request model', known: KNOWN });
  const name = textAt(scope, place.get('Model'))?.toLowerCase();
  const body = booleanAt(scope, place.get('ValidateBody'));
  const parameters = booleanAt(scope, place.get('ValidateParameters'));
  const isSaid = body !== undefined || parameters !== undefined;
  return {
    requestModels:
      name !== undefined && isModel(scope, Object.keys(api.models), place, name) ? { 'application/json': name } : {},
    requestValidator: isSaid ? validatorOf(body ?? false, parameters ?? false).name : undefined,
  };
}

function isModel(scope: Scope, names: readonly string[], place: Place, name: string): boolean {
  if (names.includes(name)) return true;
  const message = `There is no model \`${name}\` among the \`Models\` of the API${advice(name, names, 'there are')}`;
  tellError(scope, 'broken-reference', place.get('Model')?.range ?? place.range, message);
  return false;
}

/** The validators that SAM makes, by what they look at. */
const VALIDATORS: readonly RequestValidator[] = [
  { name: 'body-and-params', validateRequestBody: true, validateRequestParameters: true },
  { name: 'body-only', validateRequestBody: true, validateRequestParameters: false },
  { name: 'params-only', validateRequestBody: false, validateRequestParameters: true },
];

const NO_VALIDATION = { name: 'no-validation', validateRequestBody: false, validateRequestParameters: false };

function validatorOf(body: boolean, parameters: boolean): RequestValidator {
  const found = VALIDATORS.find(
    (one) => one.validateRequestBody === body && one.validateRequestParameters === parameters,
  );
  return found ?? NO_VALIDATION;
}

/** @returns the validator of SAM that a method names */
export function samValidator(name: string): RequestValidator | undefined {
  return [...VALIDATORS, NO_VALIDATION].find((validator) => validator.name === name);
}
