import { readFileSync } from 'node:fs';
import type { DIALECTS } from '@veloway/vtl';
import { describe, expect, test } from 'vitest';
import { render } from '../random/render.js';

type Row = readonly [template: string, dialect: keyof typeof DIALECTS, output: string | null];

const rows = JSON.parse(readFileSync(new URL('random-templates.json', import.meta.url), 'utf8')) as readonly Row[];

describe('what Velocity 1.7 was recorded to make of random templates', () => {
  for (const dialect of ['velocity-1.7', 'api-gateway'] as const) {
    const recorded = rows.filter((row) => row[1] === dialect);
    test(`${recorded.length} templates, ${dialect}`, () => {
      const differing = recorded.filter(([template, , output]) => render(template, dialect) !== output);
      expect(
        differing.map(([template, , velocity]) => ({ template, velocity, veloway: render(template, dialect) })),
      ).toEqual([]);
    });
  }
});
