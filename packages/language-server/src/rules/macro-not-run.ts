import { API_GATEWAY, type Directive, visit } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const macroNotRun: Rule = {
  code: 'macro-not-run',
  summary: 'API Gateway runs no macros and no `#evaluate`: it prints their calls as they stand.',
  severity: 'warning',
  documentation:
    "API Gateway's Velocity has macros switched off. The definition of one prints nothing, and a call of it is text. So is `#evaluate(…)`. Repeat what the macro would do, or put it into a `#define($name)` block, which runs wherever `$name` is printed.",
  examples: {
    good: [{ template: '#define($row)<$id>#end#set($id = 1)$row' }, { template: 'colour: #fff #channel(1)' }],
    bad: [
      { template: '#macro(row $id)<$id>#end' },
      { template: '#row(1)#macro(row $id)<$id>#end' },
      { template: '#evaluate("$a")' },
      { template: '#@box()x#end' },
    ],
  },
  check: findings,
};

function findings({ tree }: TemplateView): readonly Finding[] {
  const directives: Directive[] = [];
  visit(tree, (node) => {
    if (node.kind === 'Directive') directives.push(node);
  });
  const macros = new Set(directives.flatMap(macroName));
  return directives.flatMap((node) => {
    const message = messageFor(node, macros);
    return message === undefined ? [] : [{ start: node.start, end: node.nameStart + node.name.length, message }];
  });
}

function macroName({ name, args: [first] }: Directive): readonly string[] {
  return name === 'macro' && first?.kind === 'Word' ? [first.text] : [];
}

function messageFor({ name, hasParentheses }: Directive, macros: ReadonlySet<string>): string | undefined {
  if (name === 'macro')
    return 'API Gateway runs no macros: calls of this one are text. Repeat what it does, or use `#define`.';
  if (API_GATEWAY.directives.has(name) || !hasParentheses) return undefined;
  if (name === 'evaluate') return 'API Gateway has no `#evaluate`: this is text. Write what it should evaluate.';
  if (!macros.has(name) && !name.startsWith('@')) return undefined;
  return `API Gateway runs no macros: \`#${name}(…)\` is text. Write what the macro would do.`;
}
