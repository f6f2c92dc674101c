import { LimitError } from '@veloway/vtl';
import { jsonPathOf } from '../json-path/compile.js';
import { JsonPathError } from '../json-path/json-path-error.js';
import { adviceFor, placeAdvice } from './expression-advice.js';
import { readExpression } from './expression-forms.js';
import type { MappingExpression, MappingPlace } from './mapping-expression.js';
import { expressionProblem, type MappingProblem } from './mapping-problem.js';

/**
 * Compiles an expression of a REST API's parameter mapping.
 *
 * @param text the expression, as `method.request.header.x`, `context.stage` or `'static'`
 * @param place what the mapping belongs to; without it, every form is fine
 * @returns the expression, or a problem of kind `problem` with API Gateway's words for it
 */
export function compileMapping(text: string, place?: MappingPlace): MappingExpression | MappingProblem {
  const read = readExpression(text);
  if (read === undefined) return expressionProblem(text, adviceFor(text));
  const { expression, places } = read;
  if (place !== undefined && !places.includes(place)) return expressionProblem(text, placeAdvice(place));
  const wrong = wrongPath(expression);
  return wrong === undefined ? expression : expressionProblem(text, wrong);
}

/** @returns what is wrong with the JSON path of a body expression */
function wrongPath(expression: MappingExpression): string | undefined {
  if (expression.kind !== 'request-body' && expression.kind !== 'response-body') return undefined;
  if (expression.path === undefined) return undefined;
  try {
    jsonPathOf(expression.path);
    return undefined;
  } catch (error) {
    if (error instanceof JsonPathError) return `The JSON path cannot be read. ${error.problem}`;
    if (error instanceof LimitError) return error.message;
    throw error;
  }
}
