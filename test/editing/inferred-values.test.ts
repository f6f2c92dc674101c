import { compile } from '@veloway/mapping';
import { JavaView, type SetDirective, TemplateError, toPlain, visit } from '@veloway/vtl';
import { expect, it } from 'vitest';
import { evaluate, isReached } from '../../packages/language-server/src/infer/evaluate.js';
import { staticType } from '../../packages/language-server/src/infer/infer.js';
import { viewOf } from '../../packages/language-server/src/view-of.js';
import { randomOf } from '../random/random.js';
import { randomTemplate, VARIABLES } from '../random/random-template.js';

const TEMPLATES = Number(process.env.RANDOM_TEMPLATES ?? 1500);
const SEED = Number(process.env.RANDOM_SEED ?? Date.now() & 0xffffff);
const EVENT = { body: VARIABLES };
const SETS = [...VARIABLES.matchAll(/"(\w+)":/g)]
  .map(([, name]) => `#set($${name} = $input.path('$.${name}'))`)
  .join('');

/** The kinds of plain values that a class shows as. */
const KINDS: Readonly<Record<string, string>> = {
  'java.lang.String': 'string',
  'java.lang.Integer': 'number',
  'java.lang.Boolean': 'boolean',
};

interface Known {
  readonly at: number;
  readonly value: unknown;
  readonly reached: boolean | undefined;
  readonly type: string | undefined;
}

/** What is said of the value of each `#set`, without running the template. */
function known(template: string): readonly Known[] {
  const view = viewOf(template, { samples: [{ name: 'random', event: EVENT }] });
  const [sample] = view.samples;
  const sets: SetDirective[] = [];
  visit(view.tree, (node) => {
    if (node.kind === 'SetDirective' && node.target.kind === 'Reference' && node.target.parts.length === 0)
      sets.push(node);
  });
  return sets.flatMap(({ value, start }) => {
    if (sample === undefined) return [];
    const evaluation = { view, sample, round: 0, exact: true };
    const outcome = evaluate(evaluation, value, start);
    const type = staticType(view, value);
    return [
      {
        at: start,
        // A recording shows the elements of such a view, and plain data its text.
        ...(outcome.kind === 'value' && !(outcome.value instanceof JavaView)
          ? { value: toPlain(outcome.value), reached: isReached(evaluation, start) }
          : { value: outcome.kind, reached: undefined }),
        type: type.certain ? type.class : undefined,
      },
    ];
  });
}

/** The values that the `#set`s of a template really take first, by the places of their expressions. */
function recorded(template: string): ReadonlyMap<number, unknown> | undefined {
  try {
    const { steps, error } = compile(template).record(EVENT);
    if (error !== undefined) return undefined;
    const values = new Map<number, unknown>();
    for (const { site, value } of steps) {
      if (site.kind === 'set' && site.source.text === template && !values.has(site.start))
        values.set(site.start, value);
    }
    return values;
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

it(`says of no value what it is not (RANDOM_SEED=${SEED})`, () => {
  const wrong: unknown[] = [];
  let told = 0;
  for (let seed = SEED; seed < SEED + TEMPLATES; seed++) {
    const template = SETS + randomTemplate(randomOf(seed));
    const real = recorded(template);
    if (real === undefined) continue;
    for (const { at, value, reached, type } of known(template)) {
      const actual = real.has(at) ? real.get(at) : 'not reached';
      const place = { seed, at, text: template.slice(at, at + 30), actual };
      if (reached === true) told++;
      if (reached === true && JSON.stringify(actual) !== JSON.stringify(value)) wrong.push({ ...place, value });
      const kind = KINDS[type ?? ''];
      if (real.has(at) && kind !== undefined && actual !== null && typeof actual !== kind)
        wrong.push({ ...place, type });
    }
  }
  expect(wrong.slice(0, 8)).toEqual([]);
  expect(told).toBeGreaterThan(TEMPLATES);
});
