import { PARAMETER_GROUPS, unknownMember as unknownMemberIn } from '@veloway/mapping';
import {
  javaClass,
  LOOP_PROPERTIES,
  type Node,
  nearest,
  type Part,
  type Property,
  type Range,
  type Reference,
  visit,
} from '@veloway/vtl';
import { flowOf } from '../infer/flow.js';
import { LOOP_CLASS, loopMember } from '../infer/loop-members.js';
import { surelyMissing } from '../infer/member-at.js';
import { type MemberReference, memberReferences, writtenUpTo } from '../infer/member-references.js';
import { literalText } from '../infer/member-type.js';
import { javaNameFor } from '../infer/names-of-other-languages.js';
import { shortName } from '../infer/value-type.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const unknownMember: Rule = {
  code: 'unknown-member',
  summary: 'A value has no member of that name, so that API Gateway reads it as the empty text.',
  severity: 'warning',
  documentation: [
    '`$input`, `$util` and `$foreach` have the members that the [reference](../reference.md) lists, and no others; a text, a number or a list has the properties that its Java class has getters for. Any other name is no error: API Gateway reads it as the empty text, so that a misspelt name shows only in what is missing from the output.',
    'Below `$context` the rule speaks only of names that are nearly one that it knows: there may be newer ones. Keys of maps that come with the request are never reported.',
  ].join('\n\n'),
  examples: {
    good: [
      { template: "$input.params('id') $context.identity.sourceIp" },
      { template: '#set($context.responseOverride.custom = 1)$context.responseOverride.custom' },
      { template: '#set($list = [1, 2])$list.size() $list.empty' },
      { template: "#set($order = $input.path('$.order'))$order.total" },
    ],
    bad: [
      { template: "$input.param('id')", fixed: "$input.params('id')" },
      { template: '$context.identity.sourceip', fixed: '$context.identity.sourceIp' },
      { template: '#set($list = [1, 2])$list.size', fixed: '#set($list = [1, 2])$list.size()' },
      { template: '#foreach($x in [1])$foreach.hasnext#end', fixed: '#foreach($x in [1])$foreach.hasNext#end' },
      { template: '$util.toJson($input.body)' },
      { template: '${input.body.order.id}', fixed: "${input.path('$.order.id')}" },
      { template: "$input.params().headers.get('Accept')", fixed: "$input.params().header.get('Accept')" },
      {
        template: '#set($context.responseOverride.statusCode = 404)',
        fixed: '#set($context.responseOverride.status = 404)',
      },
    ],
  },
  check: (view) => [
    ...catalogueFindings(view),
    ...memberReferences(view).flatMap((one) => javaFinding(view, one) ?? []),
  ],
};

function catalogueFindings(view: TemplateView): readonly Finding[] {
  const { byName } = flowOf(view.tree);
  const targets = targetsIn(view);
  return view.symbols.occurrences.flatMap(({ reference }) => {
    if (reference.parts.length === 0 || byName.has(reference.name)) return [];
    return catalogueFinding(view, reference, targets.has(reference)) ?? [];
  });
}

/** @returns the references that `#set` gives a value */
function targetsIn({ tree }: TemplateView): ReadonlySet<Node> {
  const targets = new Set<Node>();
  visit(tree, (node) => {
    if (node.kind === 'SetDirective') targets.add(node.target);
  });
  return targets;
}

/** What people call members whose names are not nearly the same, in small letters. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['$context.responseoverride.statuscode', 'status'],
  ['$context.responseoverride.status_code', 'status'],
  ['$context.requestoverride.query', 'querystring'],
  ['$context.requestoverride.params', 'querystring'],
]);

function catalogueFinding(view: TemplateView, reference: Reference, isTarget: boolean): Finding | undefined {
  const found = unknownMemberIn(reference);
  if (found === undefined) return undefined;
  const { start, end, path, owner } = found;
  const near = found.near ?? OTHER_NAMES.get(path.toLowerCase());
  // Of `$context` the catalogue may not know all, and a template may have members of its own there.
  if (owner.path.startsWith('$context') && (near === undefined || isOwn(view, path))) return undefined;
  const better =
    near === undefined ? listed([...owner.members.keys()], owner.path) : `Did you mean \`${owner.path}.${near}\`?`;
  const other = owner.path === '$util' && near === undefined ? ' Other functions of that name are of AWS AppSync.' : '';
  const outcome = isTarget ? 'nothing comes of it' : 'it is the empty text';
  const message = `API Gateway knows no \`${path}\`: ${outcome}.${other} ${better}`;
  return near === undefined ? { start, end, message } : { start, end, message, fixes: [replacement(start, end, near)] };
}

function listed(names: readonly string[], path: string): string {
  return `\`${path}\` has ${names.map((name) => `\`${name}\``).join(', ')}.`;
}

/** @returns whether the template sets a member and reads it, or a sample has it */
function isOwn(view: TemplateView, path: string): boolean {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const uses = view.text.split(`.${name}`).length - 1;
  const isSet = new RegExp(`#set\\s*\\(\\s*\\$!?\\{?context[\\w.-]*\\.${name}\\b`).test(view.text);
  return (isSet && uses > 1) || view.samples.some(({ event }) => hasKey(event.requestContext, name));
}

function hasKey(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, name) || Object.values(value).some((member) => hasKey(member, name));
}

function javaFinding(
  view: TemplateView,
  { reference, part, owner, nameStart, nameEnd }: MemberReference,
): Finding | undefined {
  if (owner.names === 'parameters') return groupFinding(part, nameStart, nameEnd);
  if (part.kind !== 'Property' || owner.class === undefined) return undefined;
  if (owner.class === LOOP_CLASS) return loopFinding(part.name, nameStart, nameEnd);
  if (!surelyMissing(owner, part)) return undefined;
  const ofPayload = payloadFinding(view, reference, part);
  if (ofPayload !== undefined) return { start: nameStart, end: nameEnd, ...ofPayload };
  const written = writtenUpTo(view, reference, nameEnd);
  const known = javaClass(owner.class);
  const method = getterFor(owner.class, part.name);
  const lead = `A ${shortName(owner.class)} has no property \`${part.name}\`: \`${written}\` is the empty text.`;
  if (method !== undefined) {
    const fixes = [replacement(nameStart, nameEnd, `${method}()`)];
    return { start: nameStart, end: nameEnd, message: `${lead} Write \`${method}()\`.`, fixes };
  }
  const near = nearest(
    part.name,
    [...(known?.properties.keys() ?? [])].filter((name) => /^[a-z]/.test(name)),
  );
  if (near === undefined) return { start: nameStart, end: nameEnd, message: `${lead} Remove it, or call a method.` };
  return {
    start: nameStart,
    end: nameEnd,
    message: `${lead} Did you mean \`${near}\`?`,
    fixes: [replacement(nameStart, nameEnd, near)],
  };
}

/** `$input.body.id`: the payload is text there, and only `$input.path` reads what it says. */
function payloadFinding(
  { text }: TemplateView,
  { name, nameStart, parts }: Reference,
  part: Part,
): Pick<Finding, 'message' | 'fixes'> | undefined {
  const [first, ...rest] = parts;
  const root = name === 'input' && rest[0] === part ? pathOf(first) : undefined;
  const last = rest.at(-1);
  if (first === undefined || last === undefined || root === undefined || !rest.every(isPlainProperty)) return undefined;
  const better = `input.path('${root}.${rest.map((one) => one.name).join('.')}')`;
  const message = `\`$${text.slice(nameStart, first.end)}\` is text, and has no members: \`$${text.slice(nameStart, last.end)}\` is the empty text. Write \`$${better}\`.`;
  const edits = [{ start: nameStart, end: last.end, newText: better }];
  return { message, fixes: [{ title: `Replace with \`$${better}\``, edits }] };
}

/** @returns where in the payload the text begins that a member of `$input` is */
function pathOf(part: Part | undefined): string | undefined {
  if (part?.kind === 'Property') return part.name === 'body' ? '$' : undefined;
  const path = part?.kind === 'Method' && part.name === 'json' ? literalText(part.args[0]) : undefined;
  return path !== undefined && /^\$(?:\.\w+)*$/.test(path) ? path : undefined;
}

function isPlainProperty(part: Part): part is Property {
  return part.kind === 'Property' && /^\w+$/.test(part.name);
}

/** @returns the method without arguments that was meant */
function getterFor(className: string, name: string): string | undefined {
  const methods = javaClass(className)?.methods;
  const isPlain = (method: string): boolean =>
    methods?.get(method)?.some(({ parameters }) => parameters.length === 0) === true;
  const candidates = [name, javaNameFor(className, name) ?? name, nearest(name, methods?.keys() ?? []) ?? name];
  return candidates.find(isPlain);
}

/** What people call the groups of the parameters, in small letters. */
const OTHER_GROUPS: ReadonlyMap<string, string> = new Map([
  ...['query', 'querystringparameters', 'queryparams', 'query-string'].map((name) => [name, 'querystring'] as const),
  ...['pathparameters', 'pathparams', 'uri'].map((name) => [name, 'path'] as const),
]);

/** Of the three groups of parameters, the near names of one are nobody's. */
function groupFinding(part: Part, nameStart: number, nameEnd: number): Finding | undefined {
  const key = part.kind === 'Property' ? { start: nameStart, end: nameEnd, name: part.name } : keyOf(part);
  if (key === undefined || PARAMETER_GROUPS.some((group) => group === key.name)) return undefined;
  const { start, end, name } = key;
  const near = OTHER_GROUPS.get(name.toLowerCase()) ?? nearest(name, PARAMETER_GROUPS);
  if (near === undefined) return undefined;
  const message = `\`$input.params()\` has no \`${name}\`: it is the empty text. Did you mean \`${near}\`?`;
  return { start, end, message, fixes: [replacement(start, end, near)] };
}

/** @returns the key that `get('name')` or `['name']` asks for, without its quotes */
function keyOf(part: Part): (Range & { readonly name: string }) | undefined {
  const key =
    part.kind === 'Index' ? part.index : part.kind === 'Method' && part.name === 'get' ? part.args[0] : undefined;
  const name = literalText(key);
  if (key === undefined || name === undefined || key.end - key.start !== name.length + 2) return undefined;
  return { start: key.start + 1, end: key.end - 1, name };
}

function loopFinding(name: string, start: number, end: number): Finding | undefined {
  if (loopMember(name) !== undefined) return undefined;
  const near = nearest(name, LOOP_PROPERTIES);
  const lead = `\`$foreach\` has no \`${name}\`: it is the empty text.`;
  if (near === undefined) return { start, end, message: `${lead} ${listed(LOOP_PROPERTIES, '$foreach')}` };
  return { start, end, message: `${lead} Did you mean \`$foreach.${near}\`?`, fixes: [replacement(start, end, near)] };
}

function replacement(start: number, end: number, newText: string) {
  return { title: `Replace with \`${newText}\``, edits: [{ start, end, newText }] };
}
