import { PARAMETER_GROUPS } from '@veloway/mapping';
import { examplesOf, typeOf } from '../infer/infer.js';
import { declaredNames, membersOf } from '../infer/members.js';
import { MAP } from '../infer/value-type.js';
import type { TemplateView } from '../template-view.js';
import type { TextArgument } from './argument-at.js';
import { type Completion, completionOf } from './completion.js';
import type { CompletionContext } from './context-at.js';
import { completeJsonPath } from './json-path-keys.js';

/** @returns what a text between quotes can be, by what it is an argument or a key of */
export function completeArgument(
  view: TemplateView,
  context: CompletionContext & { readonly kind: 'argument' },
  offset: number,
): readonly Completion[] {
  const { argument } = context;
  const { receiver, method } = argument;
  if (receiver.name === 'input' && receiver.parts.length === 0 && argument.index === 0) {
    if (method === 'path' || method === 'json') return completeJsonPath(view, argument, offset);
    if (method === 'params') return completeParameter(view, argument);
  }
  const isKey = method === undefined || KEYED.has(method);
  return isKey && argument.index === 0 ? completeKey(view, argument) : [];
}

/** Methods of maps whose first argument is a key. */
const KEYED: ReadonlySet<string> = new Set([
  'get',
  'containsKey',
  'getOrDefault',
  'put',
  'remove',
  'replace',
  'putIfAbsent',
]);

const KINDS = { path: 'path parameter', querystring: 'query parameter', header: 'header' } as const;

function completeParameter(view: TemplateView, argument: TextArgument): readonly Completion[] {
  const named = PARAMETER_GROUPS.flatMap((group, order) =>
    declaredNames(view, group).map((name) => nameCompletion(argument, name, KINDS[group], `${order}${name}`)),
  );
  return named;
}

function completeKey(view: TemplateView, argument: TextArgument): readonly Completion[] {
  const { receiver, start } = argument;
  const type = typeOf(view, receiver, receiver.parts.length, start);
  if (type.class !== undefined && type.class !== MAP) return [];
  const values = examplesOf(view, receiver, receiver.parts.length, start);
  const members = membersOf(view, type, values).filter(({ kind, rows }) => kind === 'key' || rows.length > 0);
  return members
    .filter(({ kind }) => kind !== 'method')
    .map(({ name, detail }) => nameCompletion(argument, name, detail, `1${name}`));
}

function nameCompletion(
  { contentStart, contentEnd, quote }: TextArgument,
  label: string,
  detail: string | undefined,
  sortText: string,
): Completion {
  const newText = label.replaceAll(quote, quote + quote);
  return completionOf({ start: contentStart, end: contentEnd, newText, label, detail, sortText, kind: 'key' });
}
