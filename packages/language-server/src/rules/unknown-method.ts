import { javaClass, nearest } from '@veloway/vtl';
import { surelyMissing } from '../infer/member-at.js';
import { type MemberReference, memberReferences, writtenUpTo } from '../infer/member-references.js';
import { javaNameFor, mayExist } from '../infer/names-of-other-languages.js';
import { MAP, shortName } from '../infer/value-type.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const unknownMethod: Rule = {
  code: 'unknown-method',
  summary: 'A value of that class has no method of that name, so that the call is read as the empty text.',
  severity: 'warning',
  documentation: [
    'Texts, lists, maps and numbers have the methods of their Java classes. A call of any other is no error: API Gateway reads it as the empty text.',
    'The rule speaks only where the class is certain, whatever the request is, and where the name is nearly one of the class or is that of another language, such as `push` for `add`.',
  ].join('\n\n'),
  examples: {
    good: [
      { template: "$input.params('id').toUpperCase()" },
      { template: "#set($order = $input.path('$.order'))$order.lenght()" },
      { template: '#set($list = [])$list.stream().count()' },
    ],
    bad: [
      { template: "$input.params('id').toUppercase()", fixed: "$input.params('id').toUpperCase()" },
      { template: '#set($list = [])#set($done = $list.push(1))', fixed: '#set($list = [])#set($done = $list.add(1))' },
      { template: '#set($s = "a")$s.lenght()', fixed: '#set($s = "a")$s.length()' },
    ],
  },
  check: (view) => memberReferences(view).flatMap((one) => findingOf(view, one) ?? []),
};

function findingOf(
  view: TemplateView,
  { reference, part, owner, nameStart, nameEnd }: MemberReference,
): Finding | undefined {
  if (part.kind !== 'Method' || owner.class === undefined || mayExist(part.name)) return undefined;
  // The maps of `$context` are maps as well, but `$input` and `$util` are no Java objects.
  const isMissing = owner.node === undefined ? surelyMissing(owner, part) : isMissingInMap(owner.class, part.name);
  if (!isMissing) return undefined;
  const near = javaNameFor(owner.class, part.name) ?? nearestMethod(owner.class, part.name);
  if (near === undefined) return undefined;
  const written = writtenUpTo(view, reference, nameEnd);
  const message = `A ${shortName(owner.class)} has no method \`${part.name}\`: \`${written}(…)\` is the empty text. Did you mean \`${near}\`?`;
  const edits = [{ start: nameStart, end: nameEnd, newText: near }];
  return { start: nameStart, end: nameEnd, message, fixes: [{ title: `Replace with \`${near}\``, edits }] };
}

function isMissingInMap(className: string, name: string): boolean {
  return className === MAP && javaClass(MAP)?.methods.has(name) === false;
}

/** In a name of a few letters, two slips are another name. */
function nearestMethod(className: string, name: string): string | undefined {
  const near = nearest(name, javaClass(className)?.methods.keys() ?? []);
  return name.length > 4 || near?.toLowerCase() === name.toLowerCase() ? near : undefined;
}
