import { type Expression, type Reference, visit } from '@veloway/vtl';
import { namesItself } from '../infer/flow.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const setInBraces: Rule = {
  code: 'set-in-braces',
  summary: 'A name in braces, or with an exclamation mark, is set under another name.',
  severity: 'warning',
  documentation:
    'Braces and exclamation marks are for reading: `#set(${name} = 1)`, `#set($!name = 1)` and `#define(${name})` give their value to something that is no variable, without an error, and `$name` stays what it was. In `#foreach(${item} in $list)`, and where a member is set, as in `#set(${order.id} = 1)`, they do no harm.',
  examples: {
    good: [
      { template: '#set($id = 1)${id}' },
      { template: '#foreach(${i} in [1, 2])$i#end' },
      { template: '#set($m = {})#set(${m.a} = 1)$m.a' },
    ],
    bad: [
      { template: '#set(${id} = 1)$id', fixed: '#set($id = 1)$id' },
      { template: '#set($!id = 1)$id', fixed: '#set($id = 1)$id' },
      { template: '#define(${loop})x#end$loop', fixed: '#define($loop)x#end$loop' },
    ],
  },
  check: (view) => {
    const findings: Finding[] = [];
    visit(view.tree, (node) => {
      if (node.kind === 'SetDirective') findings.push(...findingsOf(view, 'set', node.target));
      if (node.kind === 'Directive' && node.name === 'define')
        findings.push(...findingsOf(view, 'define', node.args[0]));
    });
    return findings;
  },
};

function findingsOf(view: TemplateView, directive: string, target: Expression | undefined): readonly Finding[] {
  if (target?.kind !== 'Reference' || namesItself(target)) return [];
  return [findingOf(view, directive, target)];
}

function findingOf({ text }: TemplateView, directive: string, { start, end, name }: Reference): Finding {
  const message = `\`#${directive}\` of \`${text.slice(start, end)}\` does not set \`$${name}\`, which stays what it was. Write \`$${name}\`.`;
  const edits = [{ start, end, newText: `$${name}` }];
  return { start, end, message, fixes: [{ title: `Write \`$${name}\``, edits }] };
}
