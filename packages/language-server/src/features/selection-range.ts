import type { Node, Range } from '@veloway/vtl';
import { headOf } from '../block-head.js';
import { keywordsOf } from '../block-keywords.js';
import { lineStart } from '../line-start.js';
import { nodesAt, touches } from '../node-at.js';
import type { TemplateView } from '../template-view.js';

/** @returns what to select as a selection grows from a place: each range is larger than the one before it, up to all */
export function selectionRange(view: TemplateView, offset: number): readonly Range[] {
  const candidates = [
    ...wordAt(view.text, offset),
    ...nodesAt(view.tree, offset).flatMap((node) => rangesOf(view, node, offset)),
  ];
  const whole = { start: 0, end: view.text.length };
  const around = [...candidates, whole].filter((range) => touches(range, offset));
  around.sort((a, b) => lengthOf(a) - lengthOf(b));
  const growing: Range[] = [];
  for (const { start, end } of around) {
    const last = growing.at(-1);
    if (last === undefined) growing.push({ start, end });
    else if (start <= last.start && last.end <= end && lengthOf({ start, end }) > lengthOf(last))
      growing.push({ start, end });
  }
  return growing;
}

function lengthOf({ start, end }: Range): number {
  return end - start;
}

function wordAt(text: string, offset: number): readonly Range[] {
  const before = /[\w-]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0;
  const after = /^[\w-]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  return before + after === 0 ? [] : [{ start: offset - before, end: offset + after }];
}

/** A node, and the parts of it that have no node of their own. */
function rangesOf({ text }: TemplateView, node: Node, offset: number): readonly Range[] {
  switch (node.kind) {
    case 'Text':
      return [lineIn(text, node, offset), node];
    case 'StringLiteral':
      return [{ start: node.start + 1, end: node.end - 1 }, node];
    case 'Reference':
      return [{ start: node.start, end: node.nameStart + node.name.length }, ...prefixes(node), node];
    case 'Branch':
      return [headOf(text, node), node.body, node];
    case 'SetDirective':
      return [withoutLine(text, node), node];
    case 'Directive':
      return [headOf(text, node), ...(node.body === undefined ? [] : [node.body]), withoutLine(text, node), node];
    case 'IfDirective':
      return [
        ...keywordsOf(text, node),
        ...(node.otherwise === undefined ? [] : [node.otherwise]),
        withoutLine(text, node),
        node,
      ];
    case 'Property':
    case 'Method':
    case 'Index':
      return [];
    default:
      return [node];
  }
}

/** `$a.b` of `$a.b.c`. */
function prefixes({ start, parts }: Extract<Node, { kind: 'Reference' }>): readonly Range[] {
  return parts.map(({ end }) => ({ start, end }));
}

function withoutLine(text: string, { start, end }: Range): Range {
  const written = text.slice(start, end);
  const length = written.trimEnd().length;
  return { start: start + written.length - written.trimStart().length, end: start + length };
}

/** The part of a text that is in the line of the place. */
function lineIn(text: string, { start, end }: Range, offset: number): Range {
  const from = lineStart(text, offset);
  const rest = /[\r\n]/.exec(text.slice(offset, end))?.index ?? end - offset;
  return { start: Math.max(start, from), end: Math.max(offset, Math.min(end, offset + rest)) };
}
