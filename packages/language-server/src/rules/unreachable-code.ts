import { type Expression, type IfDirective, type Node, type Statement, visit } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const unreachableCode: Rule = {
  code: 'unreachable-code',
  summary: 'A part of the template never runs.',
  severity: 'warning',
  documentation:
    'Nothing runs behind a `#stop` or a `#break` in the same block, nor in a branch whose condition is `false`, nor in the branches behind a condition that is `true`.',
  examples: {
    good: [
      { template: '#if($input.body == "")#stop#end{}' },
      { template: '#foreach($i in [1..9])$i#if($i > 3)#break#end,#end' },
      { template: '{}\n#stop\n' },
    ],
    bad: [
      { template: '#stop\n{"a": 1}' },
      { template: '#foreach($i in [1..9])#break$i#end' },
      { template: '#if(false){"a": 1}#end' },
      { template: '#if(true)a#{else}b#end' },
    ],
  },
  check: findings,
};

function findings(view: TemplateView): readonly Finding[] {
  const found: Finding[] = [];
  visit(view.tree, (node) => {
    if (node.kind === 'StringLiteral') return false;
    if (node.kind === 'Template' || node.kind === 'Block') found.push(...behindAnEnd(view, node.children));
    if (node.kind === 'IfDirective') found.push(...deadBranches(node));
    return undefined;
  });
  return found;
}

function behindAnEnd({ text }: TemplateView, statements: readonly Statement[]): readonly Finding[] {
  const index = statements.findIndex(ends);
  const ending = statements[index];
  const rest = statements.slice(index + 1).filter((statement) => isSomething(statement, text));
  const [first] = rest;
  const last = rest.at(-1);
  if (ending?.kind !== 'Directive' || first === undefined || last === undefined) return [];
  const message = `\`#${ending.name}\` ends here, so that nothing of this runs. Remove it.`;
  return [{ start: first.start, end: last.end, message, tag: 'unnecessary' }];
}

function ends(node: Statement): boolean {
  return node.kind === 'Directive' && (node.name === 'stop' || node.name === 'break') && node.args.length === 0;
}

function isSomething(node: Statement, text: string): boolean {
  return node.kind !== 'Comment' && text.slice(node.start, node.end).trim() !== '';
}

function deadBranches({ branches, otherwise }: IfDirective): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, { condition, body }] of branches.entries()) {
    const truth = truthOf(condition);
    if (truth === false)
      found.push(...dead(body, 'The condition is `false`, so that nothing of this runs. Remove it.'));
    if (truth !== true) continue;
    const rest = [...branches.slice(index + 1).map((branch) => branch.body), ...(otherwise ? [otherwise] : [])];
    return [
      ...found,
      ...rest.flatMap((block) => dead(block, 'A condition above is `true`, so that nothing of this runs. Remove it.')),
    ];
  }
  return found;
}

function dead({ start, end }: Node, message: string): readonly Finding[] {
  return start === end ? [] : [{ start, end, message, severity: 'hint', tag: 'unnecessary' }];
}

function truthOf(condition: Expression): boolean | undefined {
  if (condition.kind === 'BooleanLiteral') return condition.value;
  if (condition.kind !== 'Not') return undefined;
  const inner = truthOf(condition.operand);
  return inner === undefined ? undefined : !inner;
}
