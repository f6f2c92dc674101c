import type { HttpMethod, Resource } from '../model.js';
import type { Exporting } from './exporting.js';
import { operationOf } from './operation.js';
import { objectOf, type Plain } from './plain-object.js';

/** The order that exports show. */
const METHODS: readonly HttpMethod[] = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'ANY'];

export function pathItem(exporting: Exporting, { methods }: Resource): Plain {
  return objectOf(
    METHODS.map((httpMethod) => {
      const method = methods[httpMethod];
      return [keyOf(httpMethod), method === undefined ? undefined : operationOf(exporting, method)];
    }),
  );
}

function keyOf(httpMethod: HttpMethod): string {
  return httpMethod === 'ANY' ? 'x-amazon-apigateway-any-method' : httpMethod.toLowerCase();
}
