import type { Expression, Reference } from '@veloway/vtl';
import { originsOf } from '../escaping/origins.js';
import { ownRange } from '../escaping/rewrite.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const doubleEscaping: Rule = {
  code: 'double-escaping',
  summary: 'Text is escaped twice for one string of JSON, so that its quotes come with backslashes.',
  severity: 'warning',
  documentation:
    'What `$util.escapeJavaScript` has escaped once can stand in a string. Escaped again, each backslash of the first time is doubled, and whoever reads the JSON gets `\\"` for a quote. Twice is right where JSON is written into a string of JSON; it is reported only where the text is all that is in the string.',
  examples: {
    good: [
      {
        template: `{"input": "{\\"name\\": \\"$util.escapeJavaScript($util.escapeJavaScript($input.path('$.name')))\\"}"}`,
      },
    ],
    bad: [
      {
        template: '{"id": "$util.escapeJavaScript($util.escapeJavaScript($context.path))"}',
        fixed: '{"id": "$util.escapeJavaScript($context.path)"}',
      },
      {
        template: '#set($id = $util.escapeJavaScript($context.path)){"id": "$util.escapeJavaScript($id)"}',
        fixed: '#set($id = $util.escapeJavaScript($context.path)){"id": "$id"}',
      },
    ],
  },
  check: (view) => {
    return [...view.shape.holes].flatMap(([reference, hole]) => {
      if (hole.in !== 'json-string' || !hole.alone) return [];
      return findingOf(view, reference) ?? [];
    });
  },
};

function findingOf(view: TemplateView, reference: Reference): Finding | undefined {
  const argument = escapedBy(reference);
  if (argument?.kind !== 'Reference') return undefined;
  const origins = originsOf(view, argument);
  if (origins.length === 0 || !origins.every(({ kind }) => kind === 'escaped')) return undefined;
  const written = view.text.slice(argument.start, argument.end);
  const { start, end } = ownRange(reference);
  const message = `\`${written}\` is escaped already. Print it as it is.`;
  return { start, end, message, fixes: [{ title: 'Escape it once', edits: [{ start, end, newText: written }] }] };
}

/** @returns what a reference escapes and changes in no other way */
function escapedBy({ name, parts }: Reference): Expression | undefined {
  const [first] = parts;
  if (name !== 'util' || parts.length !== 1 || first?.kind !== 'Method') return undefined;
  return first.name === 'escapeJavaScript' ? first.args[0] : undefined;
}
