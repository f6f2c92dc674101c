import { type Method, type Reference, regexFinds, visit } from '@veloway/vtl';
import { originsOf } from '../escaping/origins.js';
import { ownRange, UNESCAPE_APOSTROPHE } from '../escaping/rewrite.js';
import { literalText } from '../infer/member-type.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const escapeJavascriptQuote: Rule = {
  code: 'escape-javascript-quote',
  summary:
    "An apostrophe that `$util.escapeJavaScript` has escaped is printed into a string of JSON, which knows no `\\'`.",
  severity: 'warning',
  documentation:
    'JavaScript may write an apostrophe as `\\\'`, JSON may not, and most back ends refuse it; AWS documents that the template has to undo it: `.replaceAll("\\\\\'", "\'")`. With one backslash, `"\\\'"`, the regular expression is the apostrophe alone, and nothing changes. Text that cannot hold an apostrophe is left alone.',
  examples: {
    good: [
      { template: `{"note": "$util.escapeJavaScript($input.params('note'))${UNESCAPE_APOSTROPHE}"}` },
      { template: `{"id": "$util.escapeJavaScript($context.requestId)"}` },
      { template: `<a>$util.escapeJavaScript($input.params('note'))</a>` },
    ],
    bad: [
      {
        template: `{"note": "$util.escapeJavaScript($input.params('note'))"}`,
        fixed: `{"note": "$util.escapeJavaScript($input.params('note'))${UNESCAPE_APOSTROPHE}"}`,
      },
      {
        template: `#set($note = $util.escapeJavaScript($input.body)){"note": "$note"}`,
        fixed: `#set($note = $util.escapeJavaScript($input.body)${UNESCAPE_APOSTROPHE}){"note": "$note"}`,
      },
      {
        template: `{"note": "$util.escapeJavaScript($input.params('note')).replaceAll("\\'", "'")"}`,
        fixed: `{"note": "$util.escapeJavaScript($input.params('note')).replaceAll("\\\\'", "'")"}`,
      },
    ],
  },
  check: (view) => {
    const found = new Map<Reference, Finding>();
    for (const [reference, hole] of view.shape.holes) {
      if (hole.in !== 'json-string') continue;
      for (const call of callsOf(view, reference)) {
        const finding = found.has(call) ? undefined : findingOf(view, call);
        if (finding !== undefined) found.set(call, finding);
      }
    }
    return [...found.values()];
  },
};

/** The calls of `$util.escapeJavaScript` whose result a reference prints: itself, or what its variable is set to. */
function callsOf(view: TemplateView, reference: Reference): readonly Reference[] {
  if (reference.name === 'util') return [reference];
  if (reference.parts.length > 0) return [];
  const origins = originsOf(view, reference);
  const isOnly = origins.length > 0 && origins.every(({ kind }) => kind === 'escaped' || kind === 'safe');
  return isOnly ? origins.flatMap(({ reference: call }) => (call?.name === 'util' ? [call] : [])) : [];
}

function findingOf(view: TemplateView, call: Reference): Finding | undefined {
  const [method, ...rest] = call.parts;
  const [argument] = method?.kind === 'Method' ? method.args : [];
  if (method?.kind !== 'Method' || method.name !== 'escapeJavaScript' || argument === undefined) return undefined;
  const origins = originsOf(view, argument);
  if (origins.every(({ kind }) => kind === 'safe' || kind === 'stage-variable') || replacesIn(argument))
    return undefined;
  const [first] = rest;
  if (first === undefined) return unreplaced(view, call, method);
  const isOnly = rest.length === 1 && first.kind === 'Method' && first.name === 'replaceAll';
  return isOnly ? wronglyReplaced(view, first) : undefined;
}

/** Whoever replaces characters in the text may have replaced apostrophes. */
function replacesIn(argument: Parameters<typeof visit>[0]): boolean {
  let replaces = false;
  visit(argument, (node) => {
    replaces ||= node.kind === 'Method' && node.name.startsWith('replace');
  });
  return replaces;
}

function unreplaced({ text }: TemplateView, call: Reference, { end }: Method): Finding {
  const { start } = ownRange(call);
  const written = `\`$${text.slice(call.nameStart, end)}\``;
  const title = 'Make apostrophes plain again';
  const edits = [{ start: end, end, newText: UNESCAPE_APOSTROPHE }];
  const message = `${written} writes an apostrophe as \`\\'\`, which JSON does not know. Append \`${UNESCAPE_APOSTROPHE}\`.`;
  return { start, end: call.end, message, fixes: [{ title, edits }] };
}

/** `"\'"` is a regular expression of the apostrophe alone, which leaves the backslash. */
function wronglyReplaced({ text }: TemplateView, { args, start, end }: Method): Finding | undefined {
  const [pattern, by] = args;
  const [written, instead] = [literalText(pattern), literalText(by)];
  if (pattern === undefined || written === undefined || instead !== "'" || !isNoReplacement(written)) return undefined;
  const edits = [{ start: pattern.start, end: pattern.end, newText: `"\\\\'"` }];
  const message = `\`${text.slice(pattern.start, pattern.end)}\` matches an apostrophe alone, so that the backslash before it stays. Write \`"\\\\'"\`.`;
  return { start, end, message, fixes: [{ title: 'Match the backslash as well', edits }] };
}

/** @returns whether a pattern finds apostrophes and no backslash before them */
function isNoReplacement(pattern: string): boolean {
  try {
    return regexFinds("'", pattern) && !regexFinds('\\', pattern);
  } catch {
    // A pattern that Java refuses is another rule's.
    return false;
  }
}
