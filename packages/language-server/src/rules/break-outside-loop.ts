import { childrenOf, type Directive, type Node, type Template } from '@veloway/vtl';
import type { Finding, Rule } from './rule.js';

export const breakOutsideLoop: Rule = {
  code: 'break-outside-loop',
  summary: 'A `#break` that is in no loop ends the whole template.',
  severity: 'warning',
  documentation:
    'Velocity takes a `#break` outside of a `#foreach` for a `#stop`: nothing behind it is printed. Where that is meant, `#stop` says so. In the body of a `#define`, which may be printed within a loop, the rule is silent.',
  examples: {
    good: [
      { template: '#foreach($i in [1..9])#if($i > 3)#break#end$i#end' },
      { template: '#define($block)#break#end#foreach($i in [1])$block#end' },
    ],
    bad: [
      { template: '#if($input.body == "")#break#end{}', fixed: '#if($input.body == "")#stop#end{}' },
      { template: '#foreach($i in [1])$i#end#{break}', fixed: '#foreach($i in [1])$i#end#{stop}' },
    ],
  },
  check: ({ tree }) => breaks(tree).map(findingOf),
};

/** @returns the `#break`s that run outside of loops */
function breaks(tree: Template): readonly Directive[] {
  const found: Directive[] = [];
  const walk = (node: Node): void => {
    if (node.kind === 'StringLiteral') return;
    // Loops, and bodies that run elsewhere or never.
    if (node.kind === 'Directive' && node.body !== undefined) return;
    if (node.kind === 'Directive' && node.name === 'break' && node.args.length === 0) found.push(node);
    for (const child of childrenOf(node)) walk(child);
  };
  walk(tree);
  return found;
}

function findingOf({ start, nameStart, name, hasParentheses }: Directive): Finding {
  const end = nameStart + name.length;
  const message = 'This `#break` is in no loop, and ends the whole template. Write `#stop` where that is meant.';
  const edits = [{ start: nameStart, end, newText: 'stop' }];
  return { start, end, message, ...(hasParentheses ? {} : { fixes: [{ title: 'Replace with `#stop`', edits }] }) };
}
