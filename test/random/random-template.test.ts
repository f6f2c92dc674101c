import { describe, expect, test } from 'vitest';
import { missingReference, type ReferenceJob, renderWithReference } from '../reference/reference.js';
import { randomOf } from './random.js';
import { randomTemplate, VARIABLES } from './random-template.js';
import { render } from './render.js';

const TEMPLATES = Number(process.env['RANDOM_TEMPLATES'] ?? 4000);
const SEED = Number(process.env['RANDOM_SEED'] ?? Date.now() & 0xffffff);
const missing = missingReference();

describe(`random templates from seed ${SEED}`, () => {
  const leftOut = missing === undefined ? '' : ` — LEFT OUT: ${missing}`;
  test.skipIf(missing !== undefined)(
    `${TEMPLATES} render as Velocity 1.7 renders them${leftOut}`,
    () => {
      const jobs = Array.from({ length: TEMPLATES }, (_, i) => randomJob(SEED + i));
      const expected = renderWithReference(jobs);
      const differing = jobs.flatMap((job, i) => {
        const result = expected[i];
        const velocity = result !== undefined && 'output' in result ? result.output : null;
        const veloway = render(job.template, job.dialect);
        return veloway === velocity ? [] : [{ ...job, variables: undefined, velocity, veloway }];
      });
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
