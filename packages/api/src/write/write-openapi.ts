import type { RestApi } from '../model.js';
import { type Exporting, type ExportOptions, exportingOf } from './exporting.js';
import { infoOf } from './info.js';
import { modelSchemas } from './model-schemas.js';
import { pathItem } from './path-item.js';
import { defined, objectOf, type Plain, unlessEmpty } from './plain-object.js';
import { rootExtensions } from './root-extensions.js';
import { securitySchemes } from './security-schemes.js';
import { serversOf, swaggerAddress } from './servers.js';

/** A definition of OpenAPI 3.0 or Swagger 2.0, as plain data. */
export type OpenApiDocument = Plain;

/**
 * Writes an API as the export of a stage does, in OpenAPI 3.0.1 or Swagger 2.0. The keys and their order are as
 * recorded, or as exports show that people have published; what maps hold stays in the order of the model, while API
 * Gateway has that of Java's hash maps.
 *
 * What an export leaves out:
 *
 * - the type of the endpoint (documented);
 * - the description and the `$schema` of a model (as exports show of `Empty`);
 * - whether a response header is required, and that a path parameter is not, for which OpenAPI has no words;
 * - `deprecated` and whatever else of a definition the model does not have (documented as dropped);
 * - defaults: a timeout of 29 seconds, the connection type `INTERNET` and the key source `HEADER` (recorded).
 *
 * A method response without a description gets `200 response` (recorded).
 */
export function writeOpenApi(api: RestApi, options: ExportOptions): OpenApiDocument {
  const exporting = exportingOf(api, options);
  return exporting.isSwagger ? swaggerDocument(exporting) : openApiDocument(exporting);
}

function openApiDocument(exporting: Exporting): OpenApiDocument {
  const schemas = unlessEmpty(modelSchemas(exporting));
  const schemes = unlessEmpty(securitySchemes(exporting));
  return defined({
    openapi: '3.0.1',
    info: infoOf(exporting),
    servers: serversOf(exporting),
    paths: pathsOf(exporting),
    // Recorded: it is there even where it is empty, unlike its parts.
    components: defined({ schemas, securitySchemes: schemes }),
    ...rootExtensions(exporting),
  });
}

function swaggerDocument(exporting: Exporting): OpenApiDocument {
  return defined({
    swagger: '2.0',
    info: infoOf(exporting),
    ...swaggerAddress(exporting),
    schemes: ['https'],
    paths: pathsOf(exporting),
    securityDefinitions: unlessEmpty(securitySchemes(exporting)),
    definitions: unlessEmpty(modelSchemas(exporting)),
    ...rootExtensions(exporting),
  });
}

function pathsOf(exporting: Exporting): Plain {
  return objectOf(exporting.api.resources.map((resource) => [resource.path, pathItem(exporting, resource)]));
}
