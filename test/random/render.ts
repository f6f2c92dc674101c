import { plainVariables } from '@veloway/mapping';
import { compile, DIALECTS, parse, TemplateError, variablesOf } from '@veloway/vtl';
import { VARIABLES } from './random-template.js';

/** @returns what this project makes of a template, or null where it refuses it or fails on it */
export function render(template: string, dialect: keyof typeof DIALECTS): string | null {
  const { tree, problems } = parse(template);
  if (problems.some(({ severity }) => severity === 'error')) return null;
  const variables = variablesOf(plainVariables(`{"variables": ${VARIABLES}}`, 'variables'));
  try {
    return compile(tree, { dialect: DIALECTS[dialect] }).render(variables);
  } catch (error) {
    if (error instanceof TemplateError) return null;
    throw error;
  }
}
