import type { RequestValidator } from '../../model.js';
import { booleanAt, textAt } from '../typed-values.js';
import { tellArguments } from './arguments.js';
import { named } from './named.js';
import { ownedBy } from './owned.js';
import type { TerraformReading, TerraformResource } from './resource.js';

const ARGUMENTS = ['name', 'rest_api_id', 'validate_request_body', 'validate_request_parameters'];

export function ownedValidators(
  reading: TerraformReading,
  api: TerraformResource,
): Readonly<Record<string, RequestValidator>> {
  return named(reading, ownedBy(reading, api, 'aws_api_gateway_request_validator'), (validator) => {
    tellArguments(reading, validator, ARGUMENTS);
    const flag = (key: string): boolean => booleanAt(reading, validator.body.get(key)) ?? false;
    return {
      name: nameOf(reading, validator),
      validateRequestBody: flag('validate_request_body'),
      validateRequestParameters: flag('validate_request_parameters'),
    };
  });
}

/** @returns the name that a resource gives itself, or else that of its block */
export function nameOf(reading: TerraformReading, { body, name }: TerraformResource): string {
  return textAt(reading, body.get('name')) ?? name;
}
