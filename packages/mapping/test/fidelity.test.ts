import { TemplateError } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile.js';
import { FIDELITY, type FidelityRow, type FidelityTest } from '../src/fidelity.js';
import type { Overrides } from '../src/index.js';

const byId = FIDELITY.map((row): [string, FidelityRow] => [row.id, row]);
const tests = FIDELITY.flatMap(({ id, test }): [string, FidelityTest][] => (test === undefined ? [] : [[id, test]]));

/** @returns what a test says that happens, in the way that it says it */
function outcome({ template, event }: FidelityTest): { output: string } | { error: string } {
  try {
    return { output: compile(template).render(event).output };
  } catch (error) {
    if (error instanceof TemplateError) return { error: error.code };
    throw error;
  }
}

describe('the fidelity table', () => {
  it.each(tests)('is right about %s', (_, test) => {
    expect(outcome(test)).toEqual('error' in test ? { error: test.error } : { output: test.output });
  });

  it('names its rows once', () => {
    expect(new Set(FIDELITY.map((row) => row.id)).size).toBe(FIDELITY.length);
    expect(FIDELITY.length).toBeGreaterThanOrEqual(35);
  });

  it.each(byId)('says of %s what, how and why', (id, row) => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    for (const text of [row.behaviour, row.veloway]) expect(text).toMatch(/^[A-Z`].*[^.]\.$/s);
    expect(row.source).toMatch(/[^.]$/);
  });

  it('names a recording for what it calls recorded', () => {
    for (const { id, evidence, source } of FIDELITY) {
      if (evidence === 'recorded') expect([id, source]).toEqual([id, expect.stringMatching(/snapshots? test_/)]);
    }
  });
});

describe('the options that the table names', () => {
  const escaped = (util: { escapeSlash?: boolean; escapeUnicode?: boolean }): string =>
    compile("$util.escapeJavaScript('é/')", { util }).render().output;

  it('escapeSlash and escapeUnicode', () => {
    expect(escaped({})).toBe('\\u00E9\\/');
    expect(escaped({ escapeSlash: false })).toBe('\\u00E9/');
    expect(escaped({ escapeUnicode: false })).toBe('é\\/');
  });

  it('limits.loopIterations', () => {
    const template = compile('#foreach($i in [1..1001])$i,#end', { limits: { loopIterations: 2 } });
    expect(template.render().output).toBe('1,2,');
  });

  it('loader', () => {
    const loader = (name: string) => (name === 'other.vm' ? 'found' : undefined);
    expect(compile('#parse("other.vm")', { loader }).render().output).toBe('found');
  });

  it('overrides', () => {
    const overrides: Overrides = { responseOverride: { status: 444, custom: 'is also passed around' } };
    const template = compile('$context.responseOverride.status $context.responseOverride.custom');
    expect(template.render({}, { overrides }).output).toBe('444 is also passed around');
  });
});
