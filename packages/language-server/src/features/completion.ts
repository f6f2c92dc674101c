import { completeArgument } from '../completion/argument-text.js';
import type { Completion } from '../completion/completion.js';
import { type CompletionContext, contextAt } from '../completion/context-at.js';
import { completeDirective } from '../completion/directives.js';
import { completeText } from '../completion/idioms.js';
import { completeMember } from '../completion/members.js';
import { completeIn, completeOperand, completeVariable } from '../completion/variables.js';
import type { TemplateView } from '../template-view.js';

export type { Completion, CompletionKind } from '../completion/completion.js';
export { hasTabStops, plainText, snippetText } from '../completion/tab-stop.js';

type Completer<K extends CompletionContext['kind']> = (
  view: TemplateView,
  context: CompletionContext & { readonly kind: K },
  offset: number,
) => readonly Completion[];

/** Who knows what can stand where. */
const COMPLETERS: { readonly [K in CompletionContext['kind']]: Completer<K> } = {
  nothing: () => [],
  text: completeText,
  directive: completeDirective,
  variable: completeVariable,
  operand: completeOperand,
  in: completeIn,
  member: completeMember,
  argument: completeArgument,
};

/** Characters behind which an editor asks by itself. */
export const COMPLETION_TRIGGERS: readonly string[] = ['$', '.', '#', '{', "'", '"', '[', '('];

/**
 * What can be written at a place of a template, which may be in the middle of a word.
 *
 * @returns what fits, the best first by its `sortText`; an editor leaves out what does not begin like the word
 */
export function completions(view: TemplateView, offset: number): readonly Completion[] {
  const context = contextAt(view, offset);
  const complete = COMPLETERS[context.kind] as Completer<CompletionContext['kind']>;
  return complete(view, context, offset);
}
