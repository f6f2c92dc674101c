import { nearest } from '@veloway/vtl';
import type { RequestValidator } from '../model.js';
import { extensionOf } from './extensions.js';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { type Reading, tellError } from './reading.js';
import { booleanAt, objectAt, tellUnknown, textAt } from './typed-values.js';

const KEYS = ['validateRequestBody', 'validateRequestParameters'] as const;

/** `x-amazon-apigateway-request-validators`. */
export function readValidators(reading: Reading): Readonly<Record<string, RequestValidator>> {
  const place = extensionOf(reading.root, 'request-validators');
  const members = objectAt(reading, place)?.members ?? [];
  return recordOf(members.map((member) => [member.name, validatorOf(reading, member)]));
}

function validatorOf(reading: Reading, place: Place): RequestValidator {
  const members = objectAt(reading, place);
  if (members !== undefined) tellUnknown(reading, members, 'a request validator', KEYS);
  const flag = (key: (typeof KEYS)[number]): boolean => booleanAt(reading, members?.get(key)) ?? false;
  return {
    name: place.name,
    validateRequestBody: flag('validateRequestBody'),
    validateRequestParameters: flag('validateRequestParameters'),
  };
}

/** `x-amazon-apigateway-request-validator` of an operation, or else of the root. */
export function validatorName(reading: Reading, operation: Place): string | undefined {
  const place = extensionOf(operation, 'request-validator') ?? extensionOf(reading.root, 'request-validator');
  const name = textAt(reading, place);
  if (place === undefined || name === undefined) return undefined;
  const known = extensionOf(reading.root, 'request-validators');
  if (known?.get(name) !== undefined) return name;
  const near = nearest(name, known?.members.map((member) => member.name) ?? []);
  const what = near === undefined ? 'add it to `x-amazon-apigateway-request-validators`.' : `Did you mean \`${near}\`?`;
  const message = `There is no request validator \`${name}\`${near === undefined ? ': ' : '. '}${what}`;
  return tellError(reading, 'unknown-validator', place.range, message);
}
