import type { DefinedApi } from '../../definition.js';
import type { RestApi } from '../../model.js';
import { tellError } from '../reading.js';
import { ownedAuthorizers } from './authorizers.js';
import { readBody } from './body.js';
import { ownedGatewayResponses } from './gateway-responses.js';
import { mergedApi } from './merged-api.js';
import { ownedResources } from './methods.js';
import { ownedModels } from './models.js';
import { ownedBy } from './owned.js';
import type { TerraformReading, TerraformResource } from './resource.js';
import { READ_TYPES } from './resource-types.js';
import { readSettings } from './settings.js';
import { ownedStages } from './stages.js';
import { ownedValidators } from './validators.js';

const API = 'aws_api_gateway_rest_api';

/** @returns the APIs, in the order of the file; one that is only looked up is there if something is added to it */
export function readApis(reading: TerraformReading): readonly DefinedApi[] {
  tellOrphans(reading);
  return reading.resources.flatMap((resource) => {
    if (resource.type !== API || (resource.isData && !hasParts(reading, resource))) return [];
    const own = ownApi(reading, resource);
    const body = readBody(reading, resource);
    const api = body === undefined ? own : mergedApi(reading, resource, own, body);
    return [{ id: resource.address, api, stages: ownedStages(reading, resource) }];
  });
}

function hasParts(reading: TerraformReading, api: TerraformResource): boolean {
  return READ_TYPES.some((type) => ownedBy(reading, api, type).length > 0);
}

/** What belongs to no API of the file. */
function tellOrphans(reading: TerraformReading): void {
  for (const { type, body, at, address, isData } of reading.resources) {
    if (isData || type === API || !type.startsWith('aws_api_gateway_')) continue;
    if (!READ_TYPES.some((read) => read === type)) continue;
    const place = body.get('rest_api_id');
    const text = place?.text ?? '';
    if (reading.byId.get(text)?.type === API) continue;
    const what =
      text === '' ? 'has no `rest_api_id` that is known' : `belongs to \`${text}\`, which is no API of this file`;
    const message = `\`${address}\` ${what}, and is left out: let \`rest_api_id\` refer to an \`${API}\`.`;
    tellError(reading, 'broken-reference', text === '' ? at.keyRange : (place?.range ?? at.keyRange), message);
  }
}

function ownApi(reading: TerraformReading, api: TerraformResource): RestApi {
  const models = ownedModels(reading, api);
  const requestValidators = ownedValidators(reading, api);
  const authorizers = ownedAuthorizers(reading, api);
  return {
    kind: 'rest',
    ...readSettings(reading, api),
    resources: ownedResources(reading, api, models),
    models: models.all(),
    requestValidators,
    authorizers,
    gatewayResponses: ownedGatewayResponses(reading, api),
    version: undefined,
    documentation: undefined,
  };
}
