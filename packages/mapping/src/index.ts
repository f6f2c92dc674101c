export { CATALOGUE, type CatalogueRow, type Evidence, findInCatalogue } from './catalogue/index.js';
export { compile, type MappingOptions, type MappingTemplate, type Rendered, type RenderOptions } from './compile.js';
export type { Overrides, Phase, RequestOverride, ResponseOverride } from './context.js';
export type { ProxyEvent } from './event.js';
export { FIDELITY, type FidelityGroup, type FidelityRow, type FidelityTest } from './fidelity.js';
export { parseJson } from './json/parse.js';
export * from './limits.js';
export { plainVariables } from './plain-variables.js';
export { DEFAULT_UTIL_OPTIONS, type UtilOptions } from './util.js';
