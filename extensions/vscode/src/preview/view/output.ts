import { cutParts, type Part, prettyParts, rawParts } from '../layout.js';
import type { ShownStage, Stretch } from '../messages.js';
import { element } from './element.js';

/** How outputs are shown. */
export interface Look {
  readonly pretty: boolean;
  /** Whether white space can be seen. */
  readonly blanks: boolean;
}

/**
 * @param highlighted the stretches that come of what is selected in the template
 * @param onClick told which character of the output was clicked
 * @returns the output of a stage
 */
export function outputElement(
  { text, pieces }: ShownStage,
  look: Look,
  highlighted: readonly Stretch[],
  onClick: (offset: number) => void,
): HTMLElement {
  const parts = look.pretty ? prettyParts(text) : rawParts(text);
  const cut = cutParts(parts, [...pieces.flat(), ...highlighted.flat()]);
  const lit = (offset: number): boolean => highlighted.some(([start, end]) => start <= offset && offset < end);
  const spans = cut.map((part) => partElement(part, look, lit));
  const output = element('pre', { className: 'output', tabIndex: 0 }, ...spans);
  output.addEventListener('click', ({ target }) => {
    const offset = target instanceof HTMLElement ? target.dataset.offset : undefined;
    if (offset !== undefined) onClick(Number(offset));
  });
  return output;
}

function partElement({ text, kind, offset }: Part, { blanks }: Look, lit: (offset: number) => boolean): HTMLElement {
  const isLit = offset !== undefined && lit(offset);
  const span = element('span', { className: isLit ? `${kind} lit` : kind }, blanks ? visible(text) : text);
  if (offset !== undefined) span.dataset.offset = String(offset);
  return span;
}

/** White space as signs; a line still ends where it ends. */
function visible(text: string): string {
  return text.replaceAll(' ', '·').replaceAll('\t', '→\t').replaceAll('\r', '␍').replaceAll('\n', '↵\n');
}
