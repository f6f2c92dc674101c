import type { Reference } from '@veloway/vtl';
import { originsOf } from '../escaping/origins.js';
import { escaped, ownRange, plainReference, replaceReference } from '../escaping/rewrite.js';
import { typeOf } from '../infer/infer.js';
import { BOOLEAN, DOUBLE, INTEGER } from '../infer/value-type.js';
import type { Hole } from '../output-shape/output-shape.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Fix, Rule } from './rule.js';

export const quotedInputJson: Rule = {
  code: 'quoted-input-json',
  summary: 'JSON that has its own quotes is printed between quotes.',
  severity: 'warning',
  documentation:
    '`$input.json(…)` writes a value as JSON: a text with its quotes, an object with those of its keys. Between quotes of the template they end the string: `"$input.json(\'$.name\')"` becomes `""Anna""`. Print it without quotes, or escape it where JSON within a string is wanted. A path whose values are numbers, as a model or a sample request says, is left alone.',
  examples: {
    good: [
      { template: `{"name": $input.json('$.name')}` },
      { template: `{"input": "${escaped("$input.json('$')", true)}"}` },
    ],
    bad: [
      { template: `{"name": "$input.json('$.name')"}`, fixed: `{"name": $input.json('$.name')}` },
      {
        template: `{"input": "{\\"name\\": $input.json('$.name')}"}`,
        fixed: `{"input": "{\\"name\\": ${escaped("$input.json('$.name')", true)}}"}`,
      },
    ],
  },
  check: (view) => {
    return [...view.shape.holes].flatMap(([reference, hole]) => {
      if (hole.in !== 'json-string' || hole.key || !printsJson(view, reference)) return [];
      return [findingOf(view, reference, hole)];
    });
  },
};

function printsJson(view: TemplateView, reference: Reference): boolean {
  const origins = originsOf(view, reference);
  if (origins.length === 0 || !origins.every(({ kind }) => kind === 'json')) return false;
  return !origins.some(({ reference: source }) => source !== undefined && isNumber(view, source));
}

const NUMBERS: ReadonlySet<string | undefined> = new Set([INTEGER, DOUBLE, BOOLEAN, 'java.lang.Long']);

/** @returns whether the value is known to be one that has no quotes: what `$input.path` would find there tells */
function isNumber(view: TemplateView, source: Reference): boolean {
  const [json] = source.parts;
  if (json?.kind !== 'Method') return false;
  const asPath: Reference = { ...source, parts: [{ ...json, name: 'path' }] };
  return NUMBERS.has(typeOf(view, asPath).class);
}

function findingOf(view: TemplateView, reference: Reference, hole: Extract<Hole, { in: 'json-string' }>): Finding {
  const expression = plainReference(view, reference);
  const fix = hole.alone ? withoutQuotes(view, reference) : undefined;
  const advice = hole.alone ? 'Remove the quotes around it.' : `Write \`${escaped(expression, true)}\`.`;
  const message = `\`${expression}\` prints JSON with quotes of its own, which end this string. ${advice}`;
  const escaping = {
    title: `Escape ${expression}`,
    edits: [replaceReference(view, reference, escaped(expression, true))],
  };
  return { ...ownRange(reference), message, fixes: fix === undefined ? [escaping] : [fix, escaping] };
}

function withoutQuotes({ text }: TemplateView, reference: Reference): Fix | undefined {
  const { start, end } = ownRange(reference);
  if (text[start - 1] !== '"' || text[end] !== '"') return undefined;
  const places = [start - 1, end];
  return { title: 'Remove the quotes', edits: places.map((at) => ({ start: at, end: at + 1, newText: '' })) };
}
