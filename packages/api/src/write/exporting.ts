import type { RestApi } from '../model.js';
import { type SchemeNames, schemeNames } from './scheme-names.js';

/** Documented: the kinds of export, as the address of an export calls them. */
export type ExportVersion = 'oas30' | 'swagger';

/**
 * Documented: what an export holds beyond OpenAPI. `apigateway` is everything; each of the others is one of its parts.
 */
export type ExportExtension = 'integrations' | 'authorizers' | 'validators' | 'apigateway';

export interface ExportOptions {
  readonly version: ExportVersion;
  readonly extensions: readonly ExportExtension[];
  /** The stage that is exported; it is the base path. */
  readonly stage?: string;
  /** With {@link region}, the address of the API. */
  readonly restApiId?: string;
  readonly region?: string;
  /** When the stage was last deployed, which is the version of an API that has none; 1970 unless it is given. */
  readonly timestamp?: Date;
}

/** An API that is being written, and how. */
export interface Exporting {
  readonly api: RestApi;
  readonly options: ExportOptions;
  readonly isSwagger: boolean;
  readonly schemeNames: SchemeNames;
  includes(extension: ExportExtension): boolean;
}

export function exportingOf(api: RestApi, options: ExportOptions): Exporting {
  const { version, extensions } = options;
  return {
    api,
    options,
    isSwagger: version === 'swagger',
    schemeNames: schemeNames(api),
    includes: (extension) => extensions.includes(extension) || extensions.includes('apigateway'),
  };
}
