/** What nobody has recorded of parameter mapping, where the defaults do not suit. */
export interface ParameterMappingOptions {
  /** Whether `method.request.header.x` also finds a header `X`; an exact match is preferred. */
  readonly requestHeaderCase: 'exact' | 'any';
  /** Whether `integration.response.header.x` also finds a header `X`; an exact match is preferred. */
  readonly responseHeaderCase: 'exact' | 'any';
  /** Whether a JSON path that leads to `null` sends nothing, or the text `null`. */
  readonly jsonNull: 'omit' | 'text';
  /** What a variable without a value prints in the template of a gateway response. */
  readonly missingVariable: string;
}

export const DEFAULT_PARAMETER_MAPPING_OPTIONS: ParameterMappingOptions = {
  requestHeaderCase: 'exact',
  responseHeaderCase: 'any',
  jsonNull: 'omit',
  missingVariable: '',
};
