import { type Range, visit } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';

/** A stretch of the template that leads elsewhere when it is clicked. */
export interface DocumentLink extends Range {
  readonly target: string;
  readonly tooltip: string | undefined;
}

const URL = /\bhttps?:\/\/[^\s<>"'`*]+/g;

/**
 * @returns the URLs in comments. A template names no files, and what its variables are is told on hover, so that links
 *   there would only underline all of it
 */
export function documentLinks({ tree, text }: TemplateView): readonly DocumentLink[] {
  const found: DocumentLink[] = [];
  visit(tree, ({ kind, start, end }) => {
    if (kind !== 'Comment') return;
    for (const { 0: url, index } of text.slice(start, end).matchAll(URL)) {
      const target = url.replace(/[.,;:!?)\]}]+$/, '');
      found.push({ start: start + index, end: start + index + target.length, target, tooltip: undefined });
    }
  });
  return found;
}
