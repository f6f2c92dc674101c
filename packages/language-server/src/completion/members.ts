import { fence, rowMarkdown } from '../documentation/row-markdown.js';
import { examplesOf, typeOf } from '../infer/infer.js';
import { type Member, membersOf, rowSignature, type Signature } from '../infer/members.js';
import type { TemplateView } from '../template-view.js';
import { type Completion, completionOf } from './completion.js';
import type { CompletionContext } from './context-at.js';
import { tabStop } from './tab-stop.js';

/** What Velocity reads as a property. */
const NAME = /^[A-Za-z][\w-]*$/;

/** @returns what can stand behind a period, by what is known of the value before it */
export function completeMember(
  view: TemplateView,
  context: CompletionContext & { readonly kind: 'member' },
): readonly Completion[] {
  const { receiver, place } = context;
  const type = typeOf(view, receiver, receiver.parts.length, place);
  const values =
    type.class === undefined || isMapLike(type.class) ? examplesOf(view, receiver, receiver.parts.length, place) : [];
  const called = view.text.charAt(context.end) === '(';
  return membersOf(view, type, values).flatMap((member, index) => memberCompletions(member, index, context, called));
}

function isMapLike(name: string): boolean {
  return /Map$/.test(name);
}

function memberCompletions(
  member: Member,
  index: number,
  context: CompletionContext,
  called: boolean,
): readonly Completion[] {
  if (member.kind === 'method') {
    const signatures = member.rows.length > 1 ? member.rows.map(rowSignature) : member.signatures.slice(0, 1);
    return signatures.map((signature, overload) =>
      methodCompletion(member, signature, overload, index, context, called),
    );
  }
  const { start, end } = NAME.test(member.name) ? context : { start: context.start - 1, end: context.end };
  const newText = NAME.test(member.name) ? member.name : `[${quoted(member.name)}]`;
  const filterText = NAME.test(member.name) ? undefined : `.${member.name}`;
  return [
    completionOf({
      ...{ start, end, newText, filterText, label: member.name, kind: member.kind === 'key' ? 'key' : 'property' },
      ...described(member, index),
    }),
  ];
}

function quoted(key: string): string {
  return key.includes("'") ? `"${key}"` : `'${key}'`;
}

function methodCompletion(
  member: Member,
  signature: Signature,
  overload: number,
  index: number,
  { start, end }: CompletionContext,
  called: boolean,
): Completion {
  const newText = called ? member.name : `${member.name}(${signature.parameters.map(placeholder).join(', ')})`;
  const isOverloaded = member.rows.length > 1;
  const label = isOverloaded ? signature.label.replace(/\): .*/, ')').replace(/: \w+/g, '') : member.name;
  const row = member.rows[overload];
  const own = row === undefined ? member : { ...member, rows: [row], signatures: [signature] };
  return completionOf({
    start,
    end,
    newText,
    label,
    kind: 'method',
    filterText: member.name,
    ...described(own, index),
  });
}

/** A text gets its quotes, and a JSON path its root. */
function placeholder(parameter: string, index: number): string {
  const [name = '', type = name] = parameter.split(': ');
  if (name === 'jsonPath') return `'$.${tabStop(index + 1)}'`;
  const isText = type === 'String' || type === 'CharSequence';
  const stop = tabStop(index + 1, name.replace(/…$/, ''));
  return isText ? `'${stop}'` : stop;
}

function described(member: Member, index: number): Partial<Completion> {
  const [row] = member.rows;
  const order = String(index).padStart(3, '0');
  return {
    detail: member.unavailable === undefined ? (member.signatures[0]?.label ?? member.detail) : 'empty here',
    documentation: [
      ...(member.unavailable === undefined ? [] : [`**${member.unavailable}**`]),
      row === undefined ? memberMarkdown(member) : rowMarkdown(row),
    ]
      .filter(Boolean)
      .join('\n\n'),
    deprecated: member.unavailable !== undefined,
    sortText: `${member.unavailable === undefined ? rankOf(member) : '9'}${order}`,
  };
}

/** What belongs to the value itself comes before what every value of its class has, and getters come last. */
function rankOf({ kind, rows, name }: Member): string {
  if (kind === 'key') return '1';
  if (kind === 'method') return '3';
  return rows.length === 0 && /^(class|bytes|empty|blank)$/.test(name) ? '4' : '2';
}

/** @returns what is said of a member that the catalogue does not have */
export function memberMarkdown({ signatures, documentation }: Member): string {
  const labels = signatures.map(({ label }) => label).join('\n');
  return [labels === '' ? '' : fence(labels, 'java'), documentation ?? ''].filter(Boolean).join('\n\n');
}
