import { type CompiledPath, jsonPathOf } from '@veloway/mapping';
import { nearest } from '@veloway/vtl';
import { type JsonPathLiteral, jsonPathLiterals } from '../infer/json-path-literals.js';
import { keysOf } from '../infer/members.js';
import { findAt, payloadOf } from '../infer/payload.js';
import { schemaBelow } from '../infer/schema-type.js';
import type { Sample, TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

const SAMPLES: readonly Sample[] = [{ name: 'one order', event: { body: { order: { id: 7 } } } }];

export const jsonPathFindsNothing: Rule = {
  code: 'json-path-finds-nothing',
  summary: 'A JSON path finds nothing in any of the samples, and the model does not know it either.',
  severity: 'hint',
  documentation:
    'A path that leads nowhere is no error in API Gateway: `$input.path(…)` is then the empty text, and `$input.json(…)` two quote characters. Where the samples beside a template are what requests look like, a path that finds nothing in any of them is likely misspelt. Where the model of the payload knows it, nothing is said.',
  examples: {
    good: [{ template: "$input.path('$.order.id')" }, { template: "$input.path('$.order.id')", samples: SAMPLES }],
    bad: [
      { template: "$input.path('$.ordr.id')", fixed: "$input.path('$.order.id')", samples: SAMPLES },
      { template: "$input.json('$.customer')", samples: SAMPLES },
    ],
  },
  check: (view) => {
    const samples = view.samples.filter(
      (sample) => typeof payloadOf(sample) === 'object' && payloadOf(sample) !== null,
    );
    if (samples.length === 0) return [];
    return jsonPathLiterals(view).flatMap((one) => findingOf(view, samples, one) ?? []);
  },
};

function findingOf(view: TemplateView, samples: readonly Sample[], found: JsonPathLiteral): Finding | undefined {
  const compiled = compiledOf(found.path);
  if (compiled === undefined || samples.some((sample) => findAt(sample, found.path) !== undefined)) return undefined;
  if (isInSchema(view, compiled)) return undefined;
  const { start, end } = found.literal;
  const where = samples.length === 1 ? `the sample \`${samples[0]?.name}\`` : `any of the ${samples.length} samples`;
  const message = `\`${found.path}\` finds nothing in ${where}.`;
  const better = corrected(samples, found, compiled);
  if (better === undefined) return { start, end, message: `${message} Check its names, or add a sample that has it.` };
  const fixes = [{ title: `Replace with \`${better}\``, edits: [{ start: start + 1, end: end - 1, newText: better }] }];
  return { start, end, message: `${message} Did you mean \`${better}\`?`, fixes };
}

function compiledOf(path: string): CompiledPath | undefined {
  try {
    return jsonPathOf(path);
  } catch {
    // Another rule tells of paths that cannot be read.
    return undefined;
  }
}

function isInSchema({ role }: TemplateView, { steps }: CompiledPath): boolean {
  if (role.payloadSchema === undefined || steps === undefined) return false;
  return steps.reduce<unknown>((schema, step) => schemaBelow(schema, step), role.payloadSchema) !== undefined;
}

/** @returns the path with the first name that is not there replaced by one that is spelt alike, if it then leads on */
function corrected(
  samples: readonly Sample[],
  { path, literal }: JsonPathLiteral,
  { steps }: CompiledPath,
): string | undefined {
  if (steps === undefined || literal.end - literal.start !== path.length + 2) return undefined;
  let base = '$';
  for (const step of steps) {
    const next = typeof step === 'number' ? `${base}[${step}]` : `${base}.${step}`;
    if (samples.every((sample) => findAt(sample, next) === undefined)) return misspelt(samples, path, base, step);
    base = next;
  }
  return undefined;
}

function misspelt(samples: readonly Sample[], path: string, base: string, step: string | number): string | undefined {
  if (typeof step === 'number' || !path.startsWith(`${base}.${step}`)) return undefined;
  const near = nearest(step, keysOf(samples.flatMap((sample) => findAt(sample, base) ?? [])));
  if (near === undefined || !/^[\w-]+$/.test(near)) return undefined;
  const better = `${base}.${near}${path.slice(base.length + 1 + step.length)}`;
  return samples.some((sample) => findAt(sample, better) !== undefined) ? better : undefined;
}
