import type { TextEdit } from '../edit.js';

export type CompletionKind = 'directive' | 'variable' | 'property' | 'method' | 'key' | 'value' | 'snippet';

/**
 * Something that can be inserted at the cursor. The range is what it replaces: a stretch of one line that has the cursor
 * in it. `newText` may have tab stops, see `snippetText`.
 */
export interface Completion extends TextEdit {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What it is, in a few words. */
  readonly detail: string | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  /** What the list is ordered by. */
  readonly sortText: string;
  /** What is compared to the text of the range; the label where it is undefined. */
  readonly filterText: string | undefined;
  /** Whether it is there but of no use here, so that an editor strikes it through. */
  readonly deprecated: boolean;
}

/** @returns a completion; what is not told is empty */
export function completionOf(
  some: Pick<Completion, 'label' | 'kind' | 'start' | 'end' | 'newText'> & Partial<Completion>,
): Completion {
  return {
    detail: undefined,
    documentation: undefined,
    sortText: some.label,
    filterText: undefined,
    deprecated: false,
    ...some,
  };
}
