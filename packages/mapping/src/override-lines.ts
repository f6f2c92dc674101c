import type { Overrides } from './context.js';

/** @returns what a template wrote to the override maps, a line each, as a template would write it */
export function overrideLines(overrides: Overrides): readonly string[] {
  return Object.entries(overrides).flatMap(([name, value]) => linesOf(`$context.${name}`, value));
}

function linesOf(path: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path} = ${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([name, member]) => linesOf(`${path}.${name}`, member));
}
