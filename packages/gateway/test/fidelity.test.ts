import { GATEWAY_FIDELITY } from '@veloway/gateway';
import { FIDELITY, type FidelityRow } from '@veloway/mapping';
import { expect, it } from 'vitest';

const byId = GATEWAY_FIDELITY.map((row): [string, FidelityRow] => [row.id, row]);

it.each(byId)('says of %s what, how and why', (id, { behaviour, veloway, source, evidence }) => {
  expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  for (const text of [behaviour, veloway]) expect(text).toMatch(/^[A-Z0-9`].*[^.]\.$/s);
  expect(source).toMatch(/[^.]$/);
  if (evidence === 'recorded') expect(source).toMatch(/snapshots? test_/);
});

it('names its rows once', () => {
  const ids = [...FIDELITY, ...GATEWAY_FIDELITY].map((row) => row.id);
  expect(new Set(ids).size).toBe(ids.length);
});
