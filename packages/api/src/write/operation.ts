import type { Method } from '../model.js';
import type { Exporting } from './exporting.js';
import { integrationOf } from './integration.js';
import { mediaTypes } from './media-types.js';
import { parametersOf } from './parameters.js';
import { defined, type Plain, unlessEmpty } from './plain-object.js';
import { bodyParameter, requestBody } from './request-body.js';
import { responsesOf } from './responses.js';
import { securityOf } from './security.js';

/** A method. Recorded: its keys and their order. */
export function operationOf(exporting: Exporting, method: Method): Plain {
  const { isSwagger, includes } = exporting;
  const inBody = isSwagger ? bodyParameter(exporting, method) : [];
  return defined({
    tags: unlessEmpty(method.tags),
    summary: method.summary,
    description: method.description,
    operationId: method.operationName,
    ...(isSwagger ? mediaTypes(method) : {}),
    parameters: unlessEmpty([...parametersOf(exporting, method), ...inBody]),
    requestBody: isSwagger ? undefined : requestBody(exporting, method),
    responses: responsesOf(exporting, method),
    security: securityOf(exporting, method),
    'x-amazon-apigateway-request-validator': includes('validators') ? method.requestValidator : undefined,
    'x-amazon-apigateway-integration': includes('integrations') ? integrationOf(method.integration) : undefined,
  });
}
