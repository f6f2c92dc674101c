import type { CatalogueRow } from '@veloway/mapping';
import { javaClass, type Method } from '@veloway/vtl';
import { type MemberReference, memberReferences } from '../infer/member-references.js';
import { rowFor, takes } from '../infer/member-type.js';
import { mayExist } from '../infer/names-of-other-languages.js';
import { shortName, type ValueType } from '../infer/value-type.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const argumentCount: Rule = {
  code: 'argument-count',
  summary: 'A method is called with more or fewer arguments than it takes, so that the call is read as the empty text.',
  severity: 'warning',
  documentation:
    'Velocity finds a method by its name and its arguments. Where none takes so many, API Gateway reads the call as the empty text, without an error. Of Java values the rule speaks only where the class is certain, whatever the request is.',
  examples: {
    good: [{ template: "$input.params() $input.params('id')" }, { template: "#set($s = 'a b')$s.split(' ', 2)" }],
    bad: [
      { template: '$input.json()' },
      { template: "$input.params('id', 'none')" },
      { template: '$util.escapeJavaScript()' },
      { template: "#set($s = 'a b')$s.replace(' ')" },
    ],
  },
  check: (view) => memberReferences(view).flatMap((one) => findingOf(view, one) ?? []),
};

function findingOf(_view: TemplateView, { part, owner, nameStart, nameEnd }: MemberReference): Finding | undefined {
  if (part.kind !== 'Method') return undefined;
  const counts = owner.class === undefined ? catalogueCounts(owner, part) : javaCounts(owner, part);
  if (counts === undefined) return undefined;
  const of =
    owner.class === undefined
      ? `\`${owner.node?.path}.${part.name}\``
      : `\`${part.name}\` of a ${shortName(owner.class)}`;
  const message = `${of} takes ${countText(counts)}, not ${part.args.length}: the call is the empty text. Correct its arguments.`;
  return { start: nameStart, end: nameEnd, message };
}

/** @returns how many arguments there can be; undefined where there are so many, or nobody can tell */
function catalogueCounts({ node }: ValueType, part: Method): readonly number[] | undefined {
  const rows = node?.members.get(part.name)?.rows.filter(({ kind }) => kind === 'method') ?? [];
  if (rows.length === 0 || rowFor(rows, part.args.length) !== undefined) return undefined;
  return rows.map(arityOf);
}

function arityOf({ implementation }: CatalogueRow): number {
  return implementation.of === 'input' ? (implementation.arity ?? 0) : 1;
}

function javaCounts(owner: ValueType, part: Method): readonly number[] | undefined {
  if (!owner.certain || owner.class === undefined || mayExist(part.name)) return undefined;
  const overloads = javaClass(owner.class)?.methods.get(part.name);
  if (overloads === undefined || overloads.some((overload) => takes(overload, part.args.length))) return undefined;
  return overloads.map(({ parameters }) => parameters.length);
}

/** `no argument`, `1 or 2 arguments`. */
function countText(counts: readonly number[]): string {
  const sorted = [...new Set(counts)].sort((a, b) => a - b);
  const last = sorted.at(-1) ?? 0;
  const numbers = sorted.map((count) => (count === 0 ? 'no' : String(count)));
  const text = numbers.length === 1 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} or ${numbers.at(-1)}`;
  return `${text} ${last === 1 || last === 0 ? 'argument' : 'arguments'}`;
}
