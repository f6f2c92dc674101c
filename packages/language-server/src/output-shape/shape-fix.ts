import type { Node, Template } from '@veloway/vtl';
import { nodesAt } from '../node-at.js';
import type { Fix } from '../rules/rule.js';
import type { FaultOnPath } from './faults.js';

const GUARDED = '#if($foreach.hasNext),#end';

/** @returns a change after which the path is right and no other is wrong; undefined where none is known to be */
export function shapeFix(tree: Template, found: FaultOnPath): Fix | undefined {
  const { fault, always } = found;
  if (!always) return fault.code === 'json-trailing-comma' ? guardComma(tree, found) : undefined;
  switch (fault.code) {
    case 'json-missing-comma':
      return addComma(tree, found);
    case 'json-trailing-comma':
      return removeComma(tree, found);
    case 'json-unquoted-string':
      return addQuotes(tree, found);
    default:
      return undefined;
  }
}

/** Between iterations the comma is printed by a guard; elsewhere it is printed as the value before it is. */
function addComma(tree: Template, { fault, loops }: FaultOnPath): Fix | undefined {
  const { end, found } = fault;
  const block = blockAt(tree, end - 1);
  const isBetween = loops?.first === false && loopAround(tree, end - 1)?.start === loops.id && found < end;
  if (isBetween && isLoopBody(tree, end - 1)) return insertion(end, GUARDED, `Print a comma unless it is the last one`);
  return block !== undefined && block === blockAt(tree, found) && found >= end
    ? insertion(end, ',', 'Print a comma')
    : undefined;
}

function insertion(at: number, newText: string, title: string): Fix {
  return { title, edits: [{ start: at, end: at, newText }] };
}

function removeComma(tree: Template, found: FaultOnPath): Fix | undefined {
  const { start, end, found: closer } = found.fault;
  if (blockAt(tree, start) === blockAt(tree, closer)) {
    return { title: 'Remove the comma', edits: [{ start, end, newText: '' }] };
  }
  return guardComma(tree, found);
}

/** A comma that each iteration prints is one too many after the last. */
function guardComma(tree: Template, { fault: { start, end, found } }: FaultOnPath): Fix | undefined {
  const loop = loopAround(tree, start);
  if (loop === undefined || (loop.start <= found && found < loop.end) || !isLoopBody(tree, start)) return undefined;
  return { title: 'Print the comma unless it is the last one', edits: [{ start, end, newText: GUARDED }] };
}

function addQuotes(tree: Template, { fault: { start, end } }: FaultOnPath): Fix | undefined {
  const text = tree.source.text.slice(start, end);
  if (blockAt(tree, start) !== blockAt(tree, end) || /[#\\"]/.test(text)) return undefined;
  const edits = [start, end].map((at) => ({ start: at, end: at, newText: '"' }));
  return { title: 'Put it between quotes', edits };
}

/** The innermost list of statements around a character. */
function blockAt(tree: Template, offset: number): Node | undefined {
  return around(tree, offset).findLast(({ kind }) => kind === 'Block' || kind === 'Template');
}

function around(tree: Template, offset: number): readonly Node[] {
  return nodesAt(tree, offset + 0.5);
}

function loopAround(tree: Template, offset: number): Node | undefined {
  return around(tree, offset).findLast((node) => node.kind === 'Directive' && node.name === 'foreach');
}

/** @returns whether a character stands directly in the body of the loop around it, under no condition */
function isLoopBody(tree: Template, offset: number): boolean {
  const nodes = around(tree, offset);
  const loop = nodes.findLastIndex((node) => node.kind === 'Directive' && node.name === 'foreach');
  return nodes.slice(loop + 1).filter(({ kind }) => kind === 'Block' || kind === 'IfDirective').length === 1;
}
