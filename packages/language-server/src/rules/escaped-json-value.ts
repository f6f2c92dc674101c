import type { Reference } from '@veloway/vtl';
import { originsOf } from '../escaping/origins.js';
import { ownRange } from '../escaping/rewrite.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const escapedJsonValue: Rule = {
  code: 'escaped-json-value',
  summary: 'JSON is escaped though it stands outside of quotes, where its quotes must not be escaped.',
  severity: 'warning',
  documentation:
    '`$util.escapeJavaScript($input.json(…))` makes JSON fit into a string of JSON. Outside of quotes `{\\"id\\":7}` is no JSON at all: print `$input.json(…)` as it is, or put quotes around.',
  examples: {
    good: [
      { template: `{"order": $input.json('$.order')}` },
      { template: `{"order": "$util.escapeJavaScript($input.json('$.order'))"}` },
    ],
    bad: [
      {
        template: `{"order": $util.escapeJavaScript($input.json('$.order'))}`,
        fixed: `{"order": $input.json('$.order')}`,
      },
    ],
  },
  check: (view) => {
    return [...view.shape.holes].flatMap(([reference, hole]) => {
      return hole.in === 'json-value' ? (findingOf(view, reference) ?? []) : [];
    });
  },
};

function findingOf(view: TemplateView, reference: Reference): Finding | undefined {
  const [first] = reference.parts;
  const [argument] = first?.kind === 'Method' ? first.args : [];
  if (reference.name !== 'util' || first?.kind !== 'Method' || first.name !== 'escapeJavaScript') return undefined;
  if (argument?.kind !== 'Reference' || !isJson(view, argument)) return undefined;
  const written = view.text.slice(argument.start, argument.end);
  const { start, end } = ownRange(reference);
  const message = `\`${written}\` prints JSON, which outside of quotes must not be escaped. Print it as it is.`;
  return { start, end, message, fixes: [{ title: `Print ${written}`, edits: [{ start, end, newText: written }] }] };
}

function isJson(view: TemplateView, argument: Reference): boolean {
  const origins = originsOf(view, argument);
  return origins.length > 0 && origins.every(({ kind }) => kind === 'json');
}
