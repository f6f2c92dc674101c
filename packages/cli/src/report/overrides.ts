import type { Overrides } from '@veloway/mapping';

/** @returns what a template wrote to the override maps, a line each, as a template would write it */
export function printOverrides(overrides: Overrides): string {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(overrides)) collect(`$context.${name}`, value, lines);
  return lines.join('\n');
}

function collect(path: string, value: unknown, lines: string[]): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, member] of Object.entries(value)) collect(`${path}.${name}`, member, lines);
  } else lines.push(`${path} = ${JSON.stringify(value)}`);
}
