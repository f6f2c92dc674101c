export type { DefinedApi, Definition, DefinitionKind, LambdaFunction, Stage } from './definition.js';
export type { DefinitionProblem, DefinitionProblemCode } from './definition-problem.js';
export { type FoundTemplate, findMethod, findTemplate, type TemplateQuery } from './find-template.js';
export * from './model.js';
export type { BasePathMode } from './read/base-path.js';
export { locateScalar } from './read/locate-template.js';
export { type ReadOptions, type ReadResult, readOpenApi } from './read/openapi.js';
export { type DefinitionOptions, readDefinition } from './read/read-definition.js';
export type {
  LocatedText,
  SpelledScalar,
  Substituted,
  SubstitutedVariable,
  SubstitutingTool,
  TemplateLocation,
} from './template-location.js';
export { validateOpenApi } from './validate/validate-openapi.js';
export type { ExportExtension, ExportOptions, ExportVersion } from './write/exporting.js';
export { type DefinitionFormat, openApiText } from './write/openapi-text.js';
export { type OpenApiDocument, writeOpenApi } from './write/write-openapi.js';
