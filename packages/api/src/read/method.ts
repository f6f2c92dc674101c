import type { HttpMethod, Method } from '../model.js';
import { readAuthorization } from './authorization.js';
import { requestModels } from './content-models.js';
import { tellExtensions } from './extensions.js';
import { readIntegration } from './integration.js';
import { readMethodResponses } from './method-responses.js';
import { parametersOf, requestParameters } from './parameters.js';
import type { Place } from './place.js';
import type { Reading } from './reading.js';
import { textAt, textsAt } from './typed-values.js';
import { validatorName } from './validators.js';

/** Where an operation stands: its method, and the path of its resource. */
export interface OperationPlace {
  readonly httpMethod: HttpMethod;
  readonly path: string;
  readonly pathItem: Place;
  readonly operation: Place;
}

export function readMethod(reading: Reading, at: OperationPlace): Method {
  const { operation, pathItem, path, httpMethod } = at;
  tellExtensions(reading, operation, 'operation');
  const operationName = textAt(reading, operation.get('operationId'));
  const wanted = operationName ?? wantedName(at);
  const parameters = parametersOf(reading, operation, pathItem);
  return {
    httpMethod,
    operationName,
    summary: textAt(reading, operation.get('summary')),
    description: textAt(reading, operation.get('description')),
    tags: textsAt(reading, operation.get('tags')),
    ...readAuthorization(reading, operation),
    requestParameters: requestParameters(reading, parameters, path),
    requestModels: requestModels(reading, operation, parameters, `${wanted}Request`),
    requestValidator: validatorName(reading, operation),
    integration: readIntegration(reading, operation, at),
    methodResponses: readMethodResponses(reading, operation, wanted),
    location: operation.keyRange,
  };
}

/** `PostOrdersId` for `POST /orders/{id}`: what models without a name are called after. */
function wantedName({ httpMethod, path }: OperationPlace): string {
  const words = `${httpMethod.toLowerCase()} ${path}`.split(/[^a-zA-Z0-9]+/);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}
