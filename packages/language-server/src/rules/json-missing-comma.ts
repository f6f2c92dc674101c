import { findingsOfCode } from '../output-shape/findings-of-code.js';
import type { Rule } from './rule.js';

const LOOP = `[#foreach($tag in $input.path('$.tags'))"$util.urlEncode($tag)"`;

export const jsonMissingComma: Rule = {
  code: 'json-missing-comma',
  summary: 'On some path through the template, two values of its JSON have no comma between them.',
  severity: 'warning',
  documentation:
    'The template is run on all of its paths at once, each `#if` both ways and each loop any number of times, and what it prints is read as JSON. The message says on which path the comma is missing. In a loop `#if($foreach.hasNext),#end` behind each element prints it between them.',
  examples: {
    good: [
      { template: `${LOOP}#if($foreach.hasNext),#end#end]` },
      {
        template: `#set($comma = ""){#foreach($key in $input.params().path.keySet())$comma"$key":1#set($comma = ",")#end}`,
      },
      { template: `{"id":1#if($input.path('$.paid')),"paid":true#end}` },
    ],
    bad: [
      { template: `${LOOP}#end]`, fixed: `${LOOP}#if($foreach.hasNext),#end#end]` },
      { template: `{"id":1\n"paid":true}`, fixed: `{"id":1,\n"paid":true}` },
      { template: `{"id":1 #if($input.path('$.paid'))"paid":true#end}` },
    ],
  },
  check: (view) => findingsOfCode(view, 'json-missing-comma'),
};
