import { type Expression, javaClass, type Method, takesClasses } from '@veloway/vtl';
import { staticType } from '../infer/infer.js';
import { type MemberReference, memberReferences } from '../infer/member-references.js';
import { takes } from '../infer/member-type.js';
import { mayExist } from '../infer/names-of-other-languages.js';
import { shortName, type ValueType } from '../infer/value-type.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const argumentType: Rule = {
  code: 'argument-type',
  summary:
    'A method is called with an argument of a class that it does not take, so that the call is read as the empty text.',
  severity: 'warning',
  documentation:
    'Velocity finds a method by the classes of its arguments and converts none of them: `$list.get("0")` is no call of `get(int)`. API Gateway reads such a call as the empty text, without an error. A text becomes a number by `$number.parseInt($text)`, where `$number` is any Integer. The rule speaks only where the classes of the value and of the argument are certain, whatever the request is.',
  examples: {
    good: [{ template: '#set($list = ["a"])$list.get(0)' }, { template: '#set($map = {})$map.get("0")' }],
    bad: [
      { template: "#set($list = ['a'])$list.get('0')", fixed: "#set($list = ['a'])$list.get(0)" },
      { template: "#set($list = ['a'])$list.get($input.params('index'))" },
      { template: '#set($s = "a1")$s.contains(1)', fixed: '#set($s = "a1")$s.contains("1")' },
    ],
  },
  check: (view) => memberReferences(view).flatMap((one) => findingOf(view, one) ?? []),
};

function findingOf(view: TemplateView, { part, owner }: MemberReference): Finding | undefined {
  if (part.kind !== 'Method' || part.args.length === 0 || !owner.certain || mayExist(part.name)) return undefined;
  const overloads = owner.class === undefined ? undefined : javaClass(owner.class)?.methods.get(part.name);
  const fitting = overloads?.filter((overload) => takes(overload, part.args.length)) ?? [];
  if (fitting.length === 0) return undefined;
  const types = part.args.map((argument) => staticType(view, argument));
  const classes = types.map(certainClass);
  if (fitting.some((overload) => takesClasses(overload, classes))) return undefined;
  const wrong = part.args.findIndex(
    (_, index) =>
      !fitting.some((one) =>
        takesClasses(
          one,
          classes.map((name, i) => (i === index ? name : undefined)),
        ),
      ),
  );
  const argument = part.args[Math.max(0, wrong)];
  const parameter = fitting[0]?.parameters[Math.max(0, wrong)] ?? '';
  return argument === undefined ? undefined : finding(owner, part, argument, types[Math.max(0, wrong)], parameter);
}

function certainClass({ class: name, certain }: ValueType): string | undefined {
  return certain ? name : undefined;
}

function finding(
  owner: ValueType,
  { name }: Method,
  argument: Expression,
  type: ValueType | undefined,
  parameter: string,
): Finding {
  const given = type?.class === undefined ? 'this' : `a ${shortName(type.class)}`;
  const of = owner.class === undefined ? '' : ` of a ${shortName(owner.class)}`;
  const message = `\`${name}\`${of} takes ${parameter} here, not ${given}: the call is the empty text. Pass what it takes.`;
  const { start, end } = argument;
  const newText = rewritten(argument, parameter);
  if (newText === undefined) return { start, end, message };
  return { start, end, message, fixes: [{ title: `Replace with \`${newText}\``, edits: [{ start, end, newText }] }] };
}

/** @returns the literal as the parameter wants it */
function rewritten(argument: Expression, parameter: string): string | undefined {
  if (argument.kind === 'StringLiteral' && parameter === 'int' && /^-?\d{1,9}$/.test(argument.value))
    return argument.value;
  const isText = parameter === 'String' || parameter === 'CharSequence';
  return argument.kind === 'IntegerLiteral' && isText ? `"${argument.text}"` : undefined;
}
