import { findingsOfCode } from '../output-shape/findings-of-code.js';
import type { Rule } from './rule.js';

export const jsonUnclosedString: Rule = {
  code: 'json-unclosed-string',
  summary: 'A string in the JSON that the template writes is not closed before its line ends.',
  severity: 'warning',
  documentation:
    'Either a quote is missing, or the text has line ends in it, which JSON writes as `\\n`. Line ends that Velocity does not print, as those behind `#set` and `#end`, do no harm.',
  examples: {
    good: [{ template: '{"a": "x\\ny"}' }, { template: '{"a": "#if($input.path("$.b"))\nb#end"}' }],
    bad: [{ template: '{"a": "x}' }, { template: '{"a": "x\ny"}' }],
  },
  check: (view) => findingsOfCode(view, 'json-unclosed-string'),
};
