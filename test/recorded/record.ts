import { randomOf } from '../random/random.js';
import { randomTemplate, VARIABLES } from '../random/random-template.js';
import { type ReferenceJob, renderWithReference } from '../reference/reference.js';

/** How many templates are recorded for each dialect. */
const TEMPLATES = 600;

/** @returns the text of the table of recorded answers: [template, dialect, output or null where Velocity fails] */
export function record(): string {
  const jobs = Array.from({ length: TEMPLATES * 2 }, (_, i): ReferenceJob => {
    const dialect = i % 2 === 0 ? 'velocity-1.7' : 'api-gateway';
    return { template: randomTemplate(randomOf(7_000_000 + i)), dialect, variables: JSON.parse(VARIABLES) };
  });
  const results = renderWithReference(jobs);
  const rows = jobs.map(({ template, dialect }, i) => {
    const result = results[i];
    return JSON.stringify([template, dialect, result !== undefined && 'output' in result ? result.output : null]);
  });
  return `[\n${rows.join(',\n')}\n]\n`;
}
