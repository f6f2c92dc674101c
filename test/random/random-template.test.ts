import { plainVariables } from '@veloway/mapping';
import { compile, DIALECTS, parse, TemplateError, variablesOf } from '@veloway/vtl';
import { describe, expect, test } from 'vitest';
import { missingReference, type ReferenceJob, renderWithReference } from '../reference/reference.js';
import { randomOf } from './random.js';
import { randomTemplate, VARIABLES } from './random-template.js';

const TEMPLATES = Number(process.env['RANDOM_TEMPLATES'] ?? 3000);
const SEED = Number(process.env['RANDOM_SEED'] ?? Date.now() & 0xffffff);
const missing = missingReference();

describe(`random templates, seed ${SEED}`, () => {
  test.skipIf(missing !== undefined)(
    `${TEMPLATES} templates render as Velocity 1.7 renders them${missing === undefined ? '' : ` (left out: ${missing})`}`,
    () => {
      const jobs = Array.from({ length: TEMPLATES }, (_, i) => randomJob(SEED + i));
      const expected = renderWithReference(jobs);
      const differing = jobs.filter((job, i) => answer(job) !== text(expected[i] ?? { error: '' }));
      expect(differing.slice(0, 5)).toEqual([]);
    },
    600_000,
  );
});

function randomJob(seed: number): ReferenceJob {
  const random = randomOf(seed);
  const dialect = random.pick(['velocity-1.7', 'api-gateway'] as const);
  return { template: randomTemplate(random), dialect, variables: JSON.parse(VARIABLES) };
}

function text(result: { output: string } | { error: string }): string {
  return 'output' in result ? result.output : 'an error';
}

/** What this project makes of a job; only that it fails is compared, not how. */
function answer({ template, dialect }: ReferenceJob): string {
  const { tree, problems } = parse(template);
  if (problems.some(({ severity }) => severity === 'error')) return 'an error';
  const variables = variablesOf(plainVariables(`{"variables": ${VARIABLES}}`, 'variables'));
  try {
    return compile(tree, { dialect: DIALECTS[dialect] }).render(variables);
  } catch (error) {
    if (error instanceof TemplateError) return 'an error';
    throw error;
  }
}
