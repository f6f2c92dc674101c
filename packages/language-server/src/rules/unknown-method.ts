import { javaClass, type Method, nearest } from '@veloway/vtl';
import { originsOf } from '../escaping/origins.js';
import { surelyMissing } from '../infer/member-at.js';
import { type MemberReference, memberReferences, writtenUpTo } from '../infer/member-references.js';
import { javaNameFor, mayExist } from '../infer/names-of-other-languages.js';
import { BOOLEAN, DOUBLE, INTEGER, JSON_LIST, MAP, STRING, shortName, type ValueType } from '../infer/value-type.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const unknownMethod: Rule = {
  code: 'unknown-method',
  summary: 'A value of that class has no method of that name, so that the call is read as the empty text.',
  severity: 'warning',
  documentation: [
    'Texts, lists, maps and numbers have the methods of their Java classes. A call of any other is no error: API Gateway reads it as the empty text.',
    'The rule speaks only where the class is certain, whatever the request is, or where no value of JSON has such a method, and where the name is nearly one of the class or is that of another language, such as `push` for `add`.',
  ].join('\n\n'),
  examples: {
    good: [
      { template: "$input.params('id').toUpperCase()" },
      { template: "#set($order = $input.path('$.order'))$order.size() $order.length()" },
      { template: '#set($list = [])$list.stream().count()' },
    ],
    bad: [
      { template: "$input.params('id').toUppercase()", fixed: "$input.params('id').toUpperCase()" },
      { template: '#set($list = [])#set($done = $list.push(1))', fixed: '#set($list = [])#set($done = $list.add(1))' },
      { template: '#set($s = "a")$s.lenght()', fixed: '#set($s = "a")$s.length()' },
      { template: "$input.path('$.lines').sizes()", fixed: "$input.path('$.lines').size()" },
    ],
  },
  check: (view) => memberReferences(view).flatMap((one) => findingOf(view, one) ?? []),
};

function findingOf(view: TemplateView, one: MemberReference): Finding | undefined {
  const { reference, part, owner, nameStart, nameEnd } = one;
  if (part.kind !== 'Method' || mayExist(part.name)) return undefined;
  const classes = owner.class === undefined ? classesOfPayload(view, one) : [owner.class];
  const [first = ''] = classes;
  // The maps of `$context` are maps as well, but `$input` and `$util` are no Java objects.
  const isMissing = owner.class === undefined || owner.node !== undefined ? isMissingIn : surelyMissingIn(owner);
  if (!classes.every((name) => isMissing(name, part))) return undefined;
  const near =
    firstOf(classes, (name) => javaNameFor(name, part.name)) ??
    firstOf(classes, (name) => nearestMethod(name, part.name));
  if (near === undefined) return undefined;
  const written = writtenUpTo(view, reference, nameEnd);
  const what = owner.class === undefined ? 'No value of JSON has a' : `A ${shortName(first)} has no`;
  const message = `${what} method \`${part.name}\`: \`${written}(…)\` is the empty text. Did you mean \`${near}\`?`;
  const edits = [{ start: nameStart, end: nameEnd, newText: near }];
  return { start: nameStart, end: nameEnd, message, fixes: [{ title: `Replace with \`${near}\``, edits }] };
}

/** What a value of the payload can be, whatever the request is. */
const CLASSES_OF_JSON = [
  ...[JSON_LIST, MAP, STRING, INTEGER, DOUBLE, BOOLEAN],
  ...['java.lang.Long', 'java.math.BigInteger', 'java.math.BigDecimal'],
];

/** @returns the classes that a value of the payload can have; none where it may be something else */
function classesOfPayload(view: TemplateView, { reference, part, owner }: MemberReference): readonly string[] {
  if (owner.node !== undefined) return [];
  const before = { ...reference, parts: reference.parts.slice(0, reference.parts.indexOf(part)) };
  const origins = originsOf(view, before);
  return origins.length > 0 && origins.every(({ kind }) => kind === 'payload') ? CLASSES_OF_JSON : [];
}

function isMissingIn(className: string, { name }: Method): boolean {
  return javaClass(className)?.methods.has(name) === false;
}

function surelyMissingIn(owner: ValueType): (className: string, part: Method) => boolean {
  return (_, part) => surelyMissing(owner, part);
}

function firstOf(classes: readonly string[], name: (className: string) => string | undefined): string | undefined {
  return classes.map(name).find((one) => one !== undefined);
}

/** In a name of a few letters, two slips are another name. */
function nearestMethod(className: string, name: string): string | undefined {
  const near = nearest(name, javaClass(className)?.methods.keys() ?? []);
  return name.length > 4 || near?.toLowerCase() === name.toLowerCase() ? near : undefined;
}
