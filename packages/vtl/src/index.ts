export * from './ast.js';
export { nearest } from './check.js';
export { type CompileOptions, compile, type Program } from './compile.js';
export { variablesOf } from './context.js';
export { API_GATEWAY, DIALECTS, type Dialect, VELOCITY_1_7 } from './dialect.js';
export {
  type Answer,
  type JavaClassDescription,
  type JavaMethod,
  javaClass,
  javaClassNames,
  takesClasses,
} from './java/class-description.js';
export { className } from './java/class-name.js';
export * from './java/java-error.js';
export { toJson } from './java/json.js';
export { MUTATORS } from './java/mutators.js';
export { finds as regexFinds, matches as regexMatches } from './java/regex.js';
export { toPlain } from './java/to-plain.js';
export { toJavaString } from './java/to-string.js';
export * from './java/value.js';
export { DEFAULT_LIMITS, type Limits } from './limits.js';
export { LOOP_PROPERTIES, type LoopPropertyName, LoopScope } from './loop.js';
export { type ParseResult, parse } from './parser.js';
export { print } from './print.js';
export type { Problem, ProblemCode } from './problem.js';
export type { Site, SiteKind } from './recording/site.js';
export type { Run, Step } from './recording/step.js';
export type { Loader } from './render-state.js';
export { lineAt, type Position, positionAt, type Range, type Source } from './source.js';
export { printError, refusal, TemplateError } from './template-error.js';
export { childrenOf, visit } from './visit.js';
