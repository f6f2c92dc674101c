import { sample } from 'fast-check';
import { expect, test } from 'vitest';
import { missingReference, type ReferenceJob, renderWithReference } from '../../../../test/reference/reference.js';
import type { JsonValue, Operation, Wsdl } from '../../src/index.js';
import { requestTemplate } from '../../src/template/request-template.js';
import { messageArbitrary } from '../json-arbitrary.js';
import { readFixture } from '../read-fixture.js';
import { rendered } from './envelope-of.js';

const ODD: readonly JsonValue[] = [
  'x',
  5,
  { left: 1e22, right: 'a&<\u0001\r\n"😀', '@mark': 'x\t\n"', disc: [{ radius: 0.00001 }, null] },
  { container: '$1 \\', to: { row: 12345678.25 }, urgent: null },
];

/** The real Velocity knows no `$input`. */
function jobsOf(wsdl: Wsdl, operation: Operation): readonly (ReferenceJob & { readonly veloway: string })[] {
  const { text = '' } = requestTemplate(wsdl, operation) ?? {};
  const template = text.replace("$input.path('$')", '$body');
  const values = [...sample(messageArbitrary(wsdl.schema, operation.input ?? ''), { numRuns: 15, seed: 5 }), ...ODD];
  return values.map((body) => {
    return { template, dialect: 'api-gateway', variables: { body }, veloway: rendered(text, body) };
  });
}

const missing = missingReference();
const leftOut = missing === undefined ? '' : ` — LEFT OUT: ${missing}`;

test.skipIf(missing !== undefined)(`Velocity 1.7 renders the templates alike${leftOut}`, async () => {
  const reads = await Promise.all(['freight/freight.wsdl', 'compact.wsdl'].map(readFixture));
  const jobs = reads.flatMap(({ wsdl }) => {
    return wsdl.services.flatMap(({ ports }) =>
      ports.flatMap(({ operations }) => operations.flatMap((one) => jobsOf(wsdl, one))),
    );
  });
  const results = renderWithReference(jobs.map(({ veloway: _, ...job }) => job));
  expect(results).toEqual(jobs.map(({ veloway }) => ({ output: veloway })));
});
