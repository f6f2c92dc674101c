import { findingsOfCode } from '../output-shape/findings-of-code.js';
import type { Rule } from './rule.js';

export const xmlUnbalanced: Rule = {
  code: 'xml-unbalanced',
  summary: 'On some path through the template, an element of its XML is not closed, or closed by another name.',
  severity: 'warning',
  documentation:
    'The template is run on all of its paths at once, each `#if` both ways and each loop any number of times, and what it prints is read as XML. The message says on which path the tags do not match. HTML is left alone, as its elements need not be closed.',
  examples: {
    good: [
      { template: '<order><id>7</id>#if($input.path("$.paid"))<paid/>#end</order>' },
      {
        template:
          '#foreach($name in ["a", "b"])#if($foreach.first)<list>#end<$name></$name>#if($foreach.last)</list>#end#end',
      },
    ],
    bad: [
      { template: '<order><id>7</order>' },
      { template: '<order>#if($input.path("$.paid"))<paid>#end</order>' },
      { template: '<order><id/>' },
    ],
  },
  check: (view) => findingsOfCode(view, 'xml-unbalanced'),
};
