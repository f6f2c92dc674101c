import { findTemplate, readDefinition } from '@veloway/api';
import { compile } from '@veloway/mapping';
import type { JsonValue } from '@veloway/soap';

/** An example of a request. */
export interface Example {
  /** That of the method. */
  readonly path: string;
  readonly body: JsonValue;
}

/**
 * @param openapi the text of the definition, which is read once for all examples
 * @returns for each example a test file with one case: the example, and what the template makes of it
 */
export function goldenCases(openapi: string, examples: readonly Example[]): readonly Record<string, unknown>[] {
  const [defined] = readDefinition(openapi, 'openapi.yaml').apis;
  return examples.map(({ path, body }) => {
    const query = { method: 'POST', path, phase: 'request' } as const;
    const found = defined === undefined ? undefined : findTemplate(defined.api, query, 'openapi.yaml');
    if (found === undefined || 'problem' in found) throw new Error(`The template of POST ${path} cannot be read.`);
    const { output } = compile(found.template.text).render({ body: JSON.stringify(body) });
    return {
      template: { definition: '../openapi.yaml', method: `POST ${path}` },
      cases: [{ name: 'an example', event: { body }, expected: JSON.parse(output) as unknown }],
    };
  });
}
