import { type Directive, type Node, type Range, visit } from '@veloway/vtl';
import { type Block, type Keyword, keywordsOf } from '../block-keywords.js';
import { nodesAt, touches } from '../node-at.js';
import { occurrenceAt } from '../occurrence-at.js';
import type { TemplateView } from '../template-view.js';

/** A place that belongs together with the one under the cursor. */
export interface DocumentHighlight extends Range {
  /** A variable that is read or gets its value; a keyword of a directive. */
  readonly kind: 'read' | 'write' | 'keyword';
}

/** @returns all places of the variable at a place, or the keywords of the block whose keyword is there */
export function documentHighlight(view: TemplateView, offset: number): readonly DocumentHighlight[] {
  const occurrence = occurrenceAt(view, offset);
  if (occurrence === undefined) return keywordHighlights(view, offset);
  const all = view.symbols.byName.get(occurrence.name) ?? [];
  return all.map(({ start, end, definition, reference }) => {
    const changes = definition !== undefined || isTarget(view, start, reference.start);
    return { start, end, kind: changes ? 'write' : 'read' };
  });
}

/** `#set($a.b = 1)` writes into `$a`. */
function isTarget({ tree }: TemplateView, place: number, start: number): boolean {
  return nodesAt(tree, place).some(
    (node) => node.kind === 'SetDirective' && node.target.kind === 'Reference' && node.target.start === start,
  );
}

function keywordHighlights(view: TemplateView, offset: number): readonly DocumentHighlight[] {
  const around = nodesAt(view.tree, offset);
  for (const [index, node] of around.entries()) {
    if (node.kind !== 'IfDirective' && node.kind !== 'Directive') continue;
    const keywords = keywordsOf(view.text, node);
    if (!keywords.some((keyword) => touches(keyword, offset))) continue;
    return highlightsOf(view, blockOf(node, around.slice(0, index)));
  }
  return [];
}

/** A `#break` belongs to the innermost loop around it. */
function blockOf(node: Block, around: readonly Node[]): Block {
  if (node.kind !== 'Directive' || node.name !== 'break') return node;
  return around.findLast((one) => isLoop(one)) ?? node;
}

function isLoop(node: Node): node is Directive {
  return node.kind === 'Directive' && node.name === 'foreach';
}

function highlightsOf({ text }: TemplateView, block: Block): readonly DocumentHighlight[] {
  const keywords = [...keywordsOf(text, block), ...(isLoop(block) ? breaksOf(text, block) : [])];
  return keywords.sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end, kind: 'keyword' }));
}

function breaksOf(text: string, loop: Directive): readonly Keyword[] {
  const found: Keyword[] = [];
  if (loop.body === undefined) return found;
  visit(loop.body, (node) => {
    if (node.kind === 'Directive' && node.name === 'break') found.push(...keywordsOf(text, node));
    return !isLoop(node);
  });
  return found;
}
