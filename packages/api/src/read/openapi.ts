import type { DefinitionProblem } from '../definition-problem.js';
import type { RestApi } from '../model.js';
import { readAuthorizers } from './authorizers.js';
import { type BasePathMode, basePathPrefix } from './base-path.js';
import { definitionKind } from './definition-kind.js';
import { readEndpointConfiguration } from './endpoint-configuration.js';
import { readGatewayResponses } from './gateway-responses.js';
import { readModels } from './models.js';
import { parseDefinition } from './parse-document.js';
import { recordOf } from './plain-data.js';
import type { Reading } from './reading.js';
import { readResources } from './resources.js';
import { readRootSettings } from './root-settings.js';
import { readValidators } from './validators.js';

export interface ReadOptions {
  /** What becomes of the base path; as in an import, it is ignored unless told otherwise. */
  readonly basepath?: BasePathMode;
}

/** What a file says of an API, and what is wrong with it. */
export interface ReadResult {
  /** Undefined where the file cannot be read at all. */
  readonly api: RestApi | undefined;
  /** In the order of the file. */
  readonly problems: readonly DefinitionProblem[];
}

/**
 * Reads a REST API from OpenAPI 3.0 or Swagger 2.0, as YAML or JSON, as an import of API Gateway does.
 *
 * @param file the file's name for messages
 */
export function readOpenApi(text: string, file: string, options: ReadOptions = {}): ReadResult {
  const root = parseDefinition(text, file);
  if (!('path' in root)) return { api: undefined, problems: root };
  const version = definitionKind(root);
  if (typeof version !== 'string') {
    const { range, message } = version;
    return { api: undefined, problems: [{ code: 'unsupported-format', severity: 'error', file, ...range, message }] };
  }
  const reading: Reading = { file, text, version, root, problems: [], told: new Set(), models: new Map() };
  const api = apiOf(reading, options);
  return { api, problems: reading.problems.sort((a, b) => a.start - b.start) };
}

function apiOf(reading: Reading, { basepath = 'ignore' }: ReadOptions): RestApi {
  readModels(reading);
  const resources = readResources(reading, basePathPrefix(reading, basepath));
  return {
    kind: 'rest',
    ...readRootSettings(reading),
    resources,
    models: recordOf(reading.models),
    requestValidators: readValidators(reading),
    authorizers: readAuthorizers(reading),
    gatewayResponses: readGatewayResponses(reading),
    endpointConfiguration: readEndpointConfiguration(reading),
  };
}
