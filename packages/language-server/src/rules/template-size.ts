import { MAX_TEMPLATE_BYTES } from '@veloway/mapping';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const templateSize: Rule = {
  code: 'template-size',
  summary: 'A mapping template is larger than API Gateway allows.',
  severity: 'error',
  documentation:
    'A mapping template has 300 KiB at most, counted in UTF-8. That is a fixed quota. The finding begins where the template is too long.',
  examples: {
    good: [{ template: '{"id": 1}' }],
    bad: [{ template: 'x'.repeat(MAX_TEMPLATE_BYTES + 1) }],
  },
  check: findings,
};

function findings({ text }: TemplateView): readonly Finding[] {
  // No character has more bytes in UTF-8 than three a UTF-16 unit.
  if (text.length * 3 <= MAX_TEMPLATE_BYTES) return [];
  const { bytes, start } = measure(text);
  if (bytes <= MAX_TEMPLATE_BYTES) return [];
  const size = (bytes / 1024).toFixed(1);
  const message = `The template has ${size} KiB, and API Gateway takes 300 KiB at most. Shorten it.`;
  return [{ start, end: text.length, message }];
}

/** @returns the length in UTF-8, and the first character that is beyond the quota */
function measure(text: string): { readonly bytes: number; readonly start: number } {
  let bytes = 0;
  let start = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Two halves of a pair are four bytes together.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
    if (bytes > MAX_TEMPLATE_BYTES && start === text.length) start = at;
  }
  return { bytes, start };
}
