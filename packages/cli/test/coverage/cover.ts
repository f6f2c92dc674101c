import { compile, coverageCounter, type MappingOptions } from '@veloway/mapping';
import type { TemplateCoverage } from '../../src/coverage/template-coverage.js';

/**
 * @param bodies of the requests, each as plain data, that are the cases
 * @returns what the cases reach of a template
 */
export function cover(
  file: string,
  text: string,
  bodies: readonly unknown[] = [],
  options: MappingOptions = {},
): TemplateCoverage {
  const template = compile(text, options);
  const counter = coverageCounter(template);
  for (const body of bodies) counter.add(template.record({ body: JSON.stringify(body) }).steps);
  return { file, coverage: counter.coverage() };
}

/** A template with some of all; its cases may have `express` and `lines`. */
export const ORDERS = `#set($order = $input.path('$'))
{
#if($order.express == true)
  "speed": "express",
#elseif($order.note != "")
  "note": "$order.note",
#else
  #set($speed = "slow")
#end
#define($line)
  "$item"
#end
#foreach($item in $order.lines)
  $line#if($foreach.hasNext),#end

#end
}
`;
