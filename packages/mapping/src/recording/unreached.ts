import {
  type Block,
  type Branch,
  type IfDirective,
  type Node,
  type Range,
  type Step,
  type Template,
  visit,
} from '@veloway/vtl';

/** Why a place of a template did not run. */
export interface Unreached {
  /**
   * `false`: its condition was false. `earlier`: an earlier branch of its `#if` was taken. `no-round`: its loop had none.
   * `not-rendered`: the `#define` or macro around it was never used.
   */
  readonly reason: 'false' | 'earlier' | 'no-round' | 'not-rendered';
  /** The branch that was false or was taken, the loop, or the definition. */
  readonly node: Branch | Node;
}

/**
 * @param steps of a recording
 * @returns a function of an offset in the template, which answers why nothing happened there, or undefined where that
 *   cannot be said
 */
export function unreachedFinder(tree: Template, steps: readonly Step[]): (offset: number) => Unreached | undefined {
  const known = new Set<string>();
  for (const { site, value } of steps) {
    if (site.source !== tree.source) continue;
    known.add(keyOf(site.kind, site));
    if (site.kind === 'branch') known.add(keyOf(`branch ${value}`, site));
  }
  const happened: Happened = (what, range) => known.has(keyOf(what, range));
  return (offset) => unreachedAt(tree, offset, happened);
}

/** @returns why nothing happened at an offset of the template, for one that is asked about alone */
export function unreachedBecause(tree: Template, steps: readonly Step[], offset: number): Unreached | undefined {
  return unreachedFinder(tree, steps)(offset);
}

function keyOf(what: string, { start, end }: Range): string {
  return `${what} ${start} ${end}`;
}

function unreachedAt(tree: Template, offset: number, happened: Happened): Unreached | undefined {
  let found: Unreached | undefined;
  visit(tree, (node) => {
    if (found !== undefined || node.start > offset || node.end <= offset) return false;
    if (node.kind === 'IfDirective') found = unreachedIn(node, offset, happened);
    else if (node.kind === 'Directive' && node.body !== undefined && contains(node.body, offset)) {
      if (node.name === 'foreach' && !happened('round', node)) found = { reason: 'no-round', node };
      if (node.name !== 'foreach' && !happened('body', node.body)) found = { reason: 'not-rendered', node };
    }
    return undefined;
  });
  return found;
}

type Happened = (what: string, range: Range) => boolean;

function unreachedIn(node: IfDirective, offset: number, happened: Happened): Unreached | undefined {
  const taken = node.branches.find((branch) => happened('branch true', branch));
  const branch = node.branches.find(({ body }) => contains(body, offset));
  if (branch !== undefined && happened('branch true', branch)) return undefined;
  if (branch !== undefined && happened('branch false', branch)) return { reason: 'false', node: branch };
  const otherwise = node.otherwise !== undefined && contains(node.otherwise, offset) ? node.otherwise : undefined;
  if (otherwise !== undefined && happened('otherwise', otherwise)) return undefined;
  const inside = branch !== undefined || otherwise !== undefined;
  return inside && taken !== undefined ? { reason: 'earlier', node: taken } : undefined;
}

function contains({ start, end }: Block, offset: number): boolean {
  return start <= offset && offset < end;
}
