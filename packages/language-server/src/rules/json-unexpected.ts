import { findingsOfCode } from '../output-shape/findings-of-code.js';
import type { Rule } from './rule.js';

export const jsonUnexpected: Rule = {
  code: 'json-unexpected',
  summary: 'On some path through the template, its JSON has something that JSON does not have there.',
  severity: 'warning',
  documentation:
    'Two commas in a row, a key without a value, a comment, apostrophes for quotes, a number that begins with `0`, text behind the end. The message says on which path.',
  examples: {
    good: [{ template: '{"a": -0.5, "b": [], "c": null}' }],
    bad: [
      { template: '{"a": }' },
      { template: '{"a": 1,, "b": 2}' },
      { template: `{"a": 'x'}` },
      { template: '{"a": 007}' },
      { template: `{"a": #if($input.path('$.b') == 1)1#end}` },
    ],
  },
  check: (view) => findingsOfCode(view, 'json-unexpected'),
};
