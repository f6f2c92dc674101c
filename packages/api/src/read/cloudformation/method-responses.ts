import type { MethodResponse } from '../../model.js';
import type { Place } from '../place.js';
import { recordOf } from '../plain-data.js';
import { booleanAt, itemsAt, objectAt } from '../typed-values.js';
import type { ApiDraft } from './api-draft.js';
import type { Assembly } from './assembly.js';
import { contentModels } from './content-models.js';
import { tellProperties } from './properties.js';
import { statusCodeOf } from './status-code.js';

const KNOWN = ['ResponseModels', 'ResponseParameters', 'StatusCode'];

/** `MethodResponses` of a method. */
export function readMethodResponses(
  assembly: Assembly,
  api: ApiDraft,
  place: Place | undefined,
): Readonly<Record<string, MethodResponse>> {
  const responses = itemsAt(assembly.scope, place).flatMap((item) => responseOf(assembly, api, item) ?? []);
  return recordOf(responses.map((response) => [response.statusCode, response]));
}

function responseOf(assembly: Assembly, api: ApiDraft, item: Place): MethodResponse | undefined {
  const { scope } = assembly;
  const place = objectAt(scope, item);
  if (place === undefined) return undefined;
  tellProperties(scope, place, { owner: 'a method response', known: KNOWN });
  const statusCode = statusCodeOf(scope, place);
  if (statusCode === undefined) return undefined;
  const parameters = objectAt(scope, place.get('ResponseParameters'))?.members ?? [];
  return {
    statusCode,
    description: undefined,
    responseParameters: recordOf(parameters.map((member) => [member.name, booleanAt(scope, member) ?? false])),
    responseModels: contentModels(assembly, api, place.get('ResponseModels')),
  };
}
