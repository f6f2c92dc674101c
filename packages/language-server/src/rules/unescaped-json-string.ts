import type { Reference } from '@veloway/vtl';
import { freeText, isText, originName } from '../escaping/free-text.js';
import type { Origin } from '../escaping/origins.js';
import { escaped, ownRange, plainReference, replaceReference, UNESCAPE_APOSTROPHE } from '../escaping/rewrite.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const unescapedJsonString: Rule = {
  code: 'unescaped-json-string',
  summary: 'Text from outside is printed into a string of JSON as it is, so that a quote in it ends the string.',
  severity: 'warning',
  documentation:
    'A quote, a backslash or a line end in a parameter or in the payload breaks the JSON that it is printed into, and whoever sends it can write members of their own. `$util.escapeJavaScript(…)` escapes them; it takes texts alone, so that a value that may be a number needs `.toString()`. It writes an apostrophe as `\\\'`, which JSON does not know: `.replaceAll("\\\\\'", "\'")` makes it an apostrophe again. Values that the model of the payload bounds to numbers, to a list or to a pattern are left alone, and so is what cannot hold a quote, as identifiers, addresses and stage variables. For a value of the payload, of which nothing says that it is text, it is information only.',
  examples: {
    good: [
      { template: `{"name": "${escaped("$input.params('name')", true)}"}` },
      { template: '{"from": "$context.identity.sourceIp", "id": "$context.requestId", "to": "$stageVariables.to"}' },
      { template: `#set($orders = $input.path('$.orders')){"n": "$orders.size()", "name": $input.json('$.name')}` },
    ],
    bad: [
      {
        template: `{"name": "$input.params('name')"}`,
        fixed: `{"name": "$util.escapeJavaScript($input.params('name'))${UNESCAPE_APOSTROPHE}"}`,
      },
      {
        template: `#set($name = $input.path('$.name')){"name": "Dr. $!{name}"}`,
        fixed: `#set($name = $input.path('$.name')){"name": "Dr. $util.escapeJavaScript($name.toString())${UNESCAPE_APOSTROPHE}"}`,
      },
      {
        template: '{"mail": "$context.authorizer.claims.email"}',
        fixed: `{"mail": "$util.escapeJavaScript($context.authorizer.claims.email)${UNESCAPE_APOSTROPHE}"}`,
      },
    ],
  },
  check: (view) => {
    return [...view.shape.holes].flatMap(([reference, hole]) => {
      if (hole.in !== 'json-string') return [];
      const origin = freeText(view, reference);
      return origin === undefined ? [] : [findingOf(view, reference, origin)];
    });
  },
};

function findingOf(view: TemplateView, reference: Reference, origin: Origin): Finding {
  const expression = plainReference(view, reference);
  const sure = isText(view, reference, origin);
  const safe = escaped(expression, sure);
  const message = `\`${expression}\` comes from ${originName(origin)}, and a quote or a line end in it breaks this string. Write \`${safe}\`.`;
  const fix = { title: `Escape ${expression}`, edits: [replaceReference(view, reference, safe)] };
  return { ...ownRange(reference), message, fixes: [fix], ...(sure ? {} : { severity: 'information' }) };
}
