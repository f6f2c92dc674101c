import { plainVariables } from '@veloway/mapping';
import {
  compile,
  DIALECTS,
  type Fields,
  type Program,
  parse,
  type Run,
  TemplateError,
  variablesOf,
} from '@veloway/vtl';
import { describe, expect, test } from 'vitest';
import { randomOf } from './random.js';
import { randomTemplate, VARIABLES } from './random-template.js';

const TEMPLATES = Number(process.env.RANDOM_TEMPLATES ?? 4000);
const SEED = Number(process.env.RANDOM_SEED ?? Date.now() & 0xffffff);

/** A random template that Velocity does not refuse, or undefined. */
function programOf(seed: number): { readonly template: string; readonly program: Program } | undefined {
  const random = randomOf(seed);
  const dialect = DIALECTS[random.pick(['velocity-1.7', 'api-gateway'] as const)];
  const template = randomTemplate(random);
  const { tree, problems } = parse(template);
  if (problems.some(({ severity }) => severity === 'error')) return undefined;
  try {
    return { template, program: compile(tree, { dialect }) };
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

function variables(): Fields {
  return variablesOf(plainVariables(`{"variables": ${VARIABLES}}`, 'variables'));
}

/** What a render says, in the words of a recording. */
function rendered(program: Program): { readonly output?: string; readonly error: string | undefined } {
  try {
    return { output: program.render(variables()), error: undefined };
  } catch (error) {
    if (error instanceof TemplateError) return { error: `${error.code} ${error.line}:${error.column}` };
    throw error;
  }
}

/** Offsets of the output, or of a string's value, at which the steps that wrote it leave a gap or overlap. */
function gaps({ output, steps }: Run): readonly string[] {
  const ends = new Map<'output' | number, number>();
  const found: string[] = [];
  for (const { into, start, end } of steps) {
    if (into === undefined) continue;
    if (start !== (ends.get(into) ?? 0) || end < start) found.push(`${into}: ${start}`);
    ends.set(into, end);
  }
  if ((ends.get('output') ?? 0) !== output.length) found.push(`the end, ${output.length}`);
  return found;
}

describe(`the recordings of ${TEMPLATES} random templates from seed ${SEED}`, () => {
  const programs = Array.from({ length: TEMPLATES }, (_, i) => programOf(SEED + i)).filter(
    (found) => found !== undefined,
  );

  test('end as their renders do, and every character of their outputs has one step that wrote it', () => {
    const differing = programs.flatMap(({ template, program }) => {
      const expected = rendered(program);
      const run = program.record(variables());
      const error = run.error && `${run.error.code} ${run.error.line}:${run.error.column}`;
      const same = error === expected.error && (error !== undefined || run.output === expected.output);
      return same && gaps(run).length === 0 ? [] : [{ template, expected, output: run.output, error, gaps: gaps(run) }];
    });
    expect(differing.slice(0, 3)).toEqual([]);
  });

  test('are plain data', () => {
    for (const { program } of programs.slice(0, 500)) {
      const { steps } = program.record(variables());
      const plain = steps.map(({ site, ...rest }) => ({ ...rest, site: { ...site, source: site.source.name } }));
      expect(structuredClone(plain)).toEqual(plain);
      expect(() => JSON.stringify(plain)).not.toThrow();
    }
  });
});
