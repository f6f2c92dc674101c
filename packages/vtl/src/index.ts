export * from './ast.js';
export * from './java/java-error.js';
export * from './java/value.js';
export { type ParseResult, parse } from './parser.js';
export { print } from './print.js';
export type { Problem, ProblemCode } from './problem.js';
export { lineAt, type Position, positionAt, type Range, type Source } from './source.js';
export { childrenOf, visit } from './visit.js';
