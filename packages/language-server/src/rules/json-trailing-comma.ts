import { findingsOfCode } from '../output-shape/findings-of-code.js';
import type { Rule } from './rule.js';

const LOOP = `[#foreach($tag in $input.path('$.tags'))"$util.urlEncode($tag)"`;

export const jsonTrailingComma: Rule = {
  code: 'json-trailing-comma',
  summary: 'On some path through the template, a comma stands before the end of an object or array of its JSON.',
  severity: 'warning',
  documentation:
    'JSON allows a comma only between two values, and most back ends refuse one too many. The message says on which path it is the last. Print the comma together with the value behind it, or in a loop by `#if($foreach.hasNext),#end`. What may be the request template of a mock integration is left alone, as API Gateway accepts such commas there.',
  examples: {
    good: [
      { template: `${LOOP}#if($foreach.hasNext),#end#end]` },
      { template: `{"id":1#if($input.path('$.paid')),"paid":true#end}` },
      { template: '{"statusCode": 200,}' },
    ],
    bad: [
      { template: `${LOOP},#end]`, fixed: `${LOOP}#if($foreach.hasNext),#end#end]` },
      { template: '{"id":1,}', fixed: '{"id":1}' },
      { template: `{"id":1,#if($input.path('$.paid'))"paid":true#end}` },
    ],
  },
  check: (view) => findingsOfCode(view, 'json-trailing-comma'),
};
