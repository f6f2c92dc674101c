export { CATALOGUE_TREE, type CatalogueNode } from './catalogue/catalogue-tree.js';
export { CATALOGUE, type CatalogueRow, type Evidence, findInCatalogue } from './catalogue/index.js';
export { PARAMETER_GROUPS } from './catalogue/input-rows.js';
export { compile, type MappingOptions, type MappingTemplate, type Rendered, type RenderOptions } from './compile.js';
export type { Overrides, Phase, RequestOverride, ResponseOverride } from './context.js';
export { bodyOf, type ParameterGroup, type ProxyEvent } from './event.js';
export { FIDELITY, type FidelityGroup, type FidelityRow, type FidelityTest } from './fidelity.js';
export {
  HEADER_RULES,
  type HeaderIntegration,
  type HeaderRule,
  headerRuleApplies,
  isRefusedWhenMapped,
  remappedName,
} from './header-rules.js';
export { inlineEvent } from './inline-event.js';
export { parseJson } from './json/parse.js';
export { type CompiledPath, jsonPathOf } from './json-path/compile.js';
export { JsonPathError } from './json-path/json-path-error.js';
export * from './limits.js';
export { overrideLines } from './override-lines.js';
export { compileMapping } from './parameter-mapping/compile-mapping.js';
export { evaluateMapping, type MappedValue, type MappingSources } from './parameter-mapping/evaluate-mapping.js';
export {
  DEFAULT_GATEWAY_RESPONSE_TEMPLATE,
  renderGatewayResponse,
} from './parameter-mapping/gateway-response-template.js';
export { MappingError, type MappingErrorCode } from './parameter-mapping/mapping-error.js';
export type { MappingExpression, MappingPlace } from './parameter-mapping/mapping-expression.js';
export {
  DEFAULT_PARAMETER_MAPPING_OPTIONS,
  type ParameterMappingOptions,
} from './parameter-mapping/mapping-options.js';
export type { MappingProblem } from './parameter-mapping/mapping-problem.js';
export { type Mappings, mappingProblems } from './parameter-mapping/read-mappings.js';
export { type MappedRequest, mapRequestParameters } from './parameter-mapping/request-parameters.js';
export {
  type IntegrationResponse,
  mapGatewayResponseParameters,
  mapResponseParameters,
} from './parameter-mapping/response-parameters.js';
export { jsonTextOf, plainData } from './plain-data.js';
export { plainVariables } from './plain-variables.js';
export {
  type Coverage,
  type CoverageCounter,
  type CoverageOutcome,
  type CoveragePoint,
  type CoveredText,
  coverageCounter,
} from './recording/coverage.js';
export { expressionsOf } from './recording/expressions-of.js';
export { type Origin, originsOf } from './recording/origin.js';
export type { Recording } from './recording/recording.js';
export { type Unreached, unreachedBecause, unreachedFinder } from './recording/unreached.js';
export { writerAt, writersOf } from './recording/writer-at.js';
export { writtenFrom } from './recording/written-from.js';
export { rootVariables } from './root-variables.js';
export { type UnknownMember, unknownMember } from './unknown-names.js';
export { DEFAULT_UTIL_OPTIONS, type UtilOptions } from './util.js';
