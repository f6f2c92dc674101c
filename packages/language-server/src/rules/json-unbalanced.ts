import { findingsOfCode } from '../output-shape/findings-of-code.js';
import type { Rule } from './rule.js';

export const jsonUnbalanced: Rule = {
  code: 'json-unbalanced',
  summary: 'On some path through the template, a brace or bracket of its JSON is not closed, or closes nothing.',
  severity: 'warning',
  documentation:
    'Braces that one branch of an `#if` opens and another does not close are hard to see. The message says on which path they do not match. Keep what opens and what closes in the same branch, or print both before and after the `#if`.',
  examples: {
    good: [{ template: `{"a":#if($input.path('$.b')){"b":1}#else{}#end}` }],
    bad: [
      { template: '{"a":{"b":1}' },
      { template: '{"a":[1}' },
      { template: `{"a":#if($input.path('$.b')){"b":1#else{}#end}` },
    ],
  },
  check: (view) => findingsOfCode(view, 'json-unbalanced'),
};
