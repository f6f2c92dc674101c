import { findingsOfCode } from '../output-shape/findings-of-code.js';
import type { Rule } from './rule.js';

export const xmlUnexpected: Rule = {
  code: 'xml-unexpected',
  summary: 'The XML that the template writes has something that XML does not have there.',
  severity: 'warning',
  documentation:
    'A lone `&` or `<`, an attribute without quotes or without a value. The characters themselves are written `&amp;` and `&lt;`.',
  examples: {
    good: [{ template: '<shop name="A &amp; B" open=\'true\'>1 &lt; 2 &#8364;</shop>' }],
    bad: [
      { template: '<shop>A & B</shop>' },
      { template: '<shop>1 < 2</shop>' },
      { template: '<shop open=true></shop>' },
    ],
  },
  check: (view) => findingsOfCode(view, 'xml-unexpected'),
};
