import { booleanAt } from '../typed-values.js';
import { type Assembly, apiOf, partName } from './assembly.js';
import type { DeclaredResource } from './declared-resource.js';
import { tellProperties } from './properties.js';

const KNOWN = ['Name', 'RestApiId', 'ValidateRequestBody', 'ValidateRequestParameters'];

/** `AWS::ApiGateway::RequestValidator`. */
export function readRequestValidator(assembly: Assembly, resource: DeclaredResource): void {
  const { scope } = assembly;
  const { properties } = resource;
  tellProperties(scope, properties, { owner: 'a request validator', known: KNOWN });
  apiOf(assembly, resource)?.requestValidators.push({
    name: partName(scope, resource),
    validateRequestBody: booleanAt(scope, properties.get('ValidateRequestBody')) ?? false,
    validateRequestParameters: booleanAt(scope, properties.get('ValidateRequestParameters')) ?? false,
  });
}
