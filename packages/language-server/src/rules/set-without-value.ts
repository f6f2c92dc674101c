import { type Binary, type Expression, type SetDirective, visit } from '@veloway/vtl';
import { staticType } from '../infer/infer.js';
import { BOOLEAN, LIST, MAP, STRING } from '../infer/value-type.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const setWithoutValue: Rule = {
  code: 'set-without-value',
  summary: 'A calculation has no result, so that `#set` leaves the variable as it was.',
  severity: 'warning',
  documentation: [
    "`-`, `*`, `/` and `%` calculate with numbers only. With a text, even one that looks like a number, the result is nothing, and `#set` of nothing does nothing: in a loop the variable still has the value of the round before. Parameters of a request are texts: `$input.params('page') - 1` is nothing.",
    'A reference that leads nowhere is something else: API Gateway reads it as the empty text, and sets the variable to it.',
  ].join('\n\n'),
  examples: {
    good: [
      { template: "#set($next = $input.path('$.page') + 1)$next" },
      { template: '#set($half = 10 / 2)$half' },
      { template: "#set($text = $input.params('page') + 1)$text" },
    ],
    bad: [
      { template: "#set($next = $input.params('page') - 1)$next" },
      { template: '#set($half = 10 / 0)$half' },
      { template: '#set($total = "3" * 2)$total' },
    ],
  },
  check: findings,
};

function findings(view: TemplateView): readonly Finding[] {
  const found: Finding[] = [];
  visit(view.tree, (node) => {
    if (node.kind === 'SetDirective') found.push(...findingsOf(view, node));
  });
  return found;
}

function findingsOf(view: TemplateView, { value, target }: SetDirective): readonly Finding[] {
  if (value.kind !== 'Binary' || !/^[-*/%]$/.test(value.operator)) return [];
  const why = reason(view, value);
  if (why === undefined) return [];
  const name = view.text.slice(target.start, target.end);
  const { start, end } = why.operand;
  return [
    { start, end, message: `${why.text}: the result is nothing, and \`${name}\` stays as it was. ${why.advice}` },
  ];
}

interface Reason {
  readonly operand: Expression;
  readonly text: string;
  readonly advice: string;
}

const NO_NUMBERS: ReadonlyMap<string, string> = new Map([
  [STRING, 'a text'],
  [BOOLEAN, 'a Boolean'],
  [LIST, 'a list'],
  [MAP, 'a map'],
]);

function reason(view: TemplateView, { operator, left, right }: Binary): Reason | undefined {
  if ((operator === '/' || operator === '%') && isZero(right)) {
    return { operand: right, text: 'Nothing can be divided by 0', advice: 'Correct the divisor.' };
  }
  for (const operand of [left, right]) {
    const { class: name, certain } = staticType(view, operand);
    const what = certain ? NO_NUMBERS.get(name ?? '') : undefined;
    if (what === undefined) continue;
    const written = view.text.slice(operand.start, operand.end);
    return {
      operand,
      text: `\`${written}\` is ${what}, which \`${operator}\` cannot calculate with`,
      advice: adviceFor(name),
    };
  }
  return undefined;
}

function adviceFor(name: string | undefined): string {
  if (name !== STRING) return 'Calculate with numbers.';
  return 'Make a number of it: `#set($n = 0)#set($n = $n.parseInt($text))`.';
}

function isZero(node: Expression): boolean {
  return node.kind === 'IntegerLiteral' && Number(node.text) === 0;
}
