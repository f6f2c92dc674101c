import type { DefinitionProblem } from '../definition-problem.js';
import type { RestApi } from '../model.js';
import { readAuthorizers } from './authorizers.js';
import { type BasePathMode, basePathPrefix } from './base-path.js';
import { readEndpointConfiguration } from './endpoint-configuration.js';
import { readGatewayResponses } from './gateway-responses.js';
import { withImportVariables } from './import-variables.js';
import { readModels } from './models.js';
import { openApiVersion } from './openapi-version.js';
import { parseDefinition } from './parse-document.js';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { inOrder, newTelling, type Reading, type Telling, tellError } from './reading.js';
import { readResources } from './resources.js';
import { readRootSettings } from './root-settings.js';
import { readValidators } from './validators.js';

export interface ReadOptions {
  /** What becomes of the base path; as in an import, it is ignored unless told otherwise. */
  readonly basepath?: BasePathMode;
  /** What `${AWS::Region}` and its like stand for: `AWS::Region` to `eu-west-1`; those left out have defaults. */
  readonly pseudoParameters?: Readonly<Record<string, string>>;
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
  const telling = newTelling(file);
  const api = readOpenApiRoot(telling, root, options);
  return { api, problems: inOrder(telling) };
}

/** @returns the API of an OpenAPI document, or undefined after telling what the document is instead */
export function readOpenApiRoot(telling: Telling, root: Place, options: ReadOptions): RestApi | undefined {
  const version = openApiVersion(root);
  if (typeof version !== 'string') return tellError(telling, 'unsupported-format', version.range, version.message);
  return withImportVariables(apiOf({ ...telling, version, root, models: new Map() }, options), options);
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
