import { findingsOfCode } from '../output-shape/findings-of-code.js';
import type { Rule } from './rule.js';

export const jsonUnquotedString: Rule = {
  code: 'json-unquoted-string',
  summary: 'A text or a key in the JSON that the template writes has no quotes.',
  severity: 'warning',
  documentation:
    'Without quotes JSON has numbers, `true`, `false` and `null` alone. A reference is reported only where its value is never one of these, as an address or an identifier of a request. `$input.json(…)` writes the quotes itself. What may be the request template of a mock integration is left alone, as API Gateway accepts `{statusCode: 200}` there.',
  examples: {
    good: [
      { template: '{"id": "$context.requestId", "at": $context.requestTimeEpoch, "name": $input.json("$.name")}' },
      { template: '{statusCode: 200}' },
      { template: '{"id": #id($input.body)}' },
    ],
    bad: [
      { template: '{"id": $context.requestId}', fixed: '{"id": "$context.requestId"}' },
      { template: '{"state": new}', fixed: '{"state": "new"}' },
      { template: '{id: 7}', fixed: '{"id": 7}' },
    ],
  },
  check: (view) => {
    const found = findingsOfCode(view, 'json-unquoted-string');
    // Of what only looks like a directive, other rules tell.
    return found.filter(({ start }) => !/^#[@{]?[a-zA-Z]/.test(view.text.slice(start, start + 3)));
  },
};
