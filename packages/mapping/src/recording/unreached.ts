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
 * @param offset of a place in the template
 * @returns why nothing happened there, or undefined where that cannot be said
 */
export function unreachedBecause(tree: Template, steps: readonly Step[], offset: number): Unreached | undefined {
  const own = steps.filter(({ site }) => site.source === tree.source);
  const happened = (kind: string, { start, end }: Range, value?: unknown): boolean =>
    own.some(({ site, value: found }) => {
      return site.kind === kind && site.start === start && site.end === end && (value === undefined || found === value);
    });
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

type Happened = (kind: string, range: Range, value?: unknown) => boolean;

function unreachedIn(node: IfDirective, offset: number, happened: Happened): Unreached | undefined {
  const taken = node.branches.find((branch) => happened('branch', branch, true));
  const branch = node.branches.find(({ body }) => contains(body, offset));
  if (branch !== undefined && happened('branch', branch, true)) return undefined;
  if (branch !== undefined && happened('branch', branch, false)) return { reason: 'false', node: branch };
  const otherwise = node.otherwise !== undefined && contains(node.otherwise, offset) ? node.otherwise : undefined;
  if (otherwise !== undefined && happened('otherwise', otherwise)) return undefined;
  const inside = branch !== undefined || otherwise !== undefined;
  return inside && taken !== undefined ? { reason: 'earlier', node: taken } : undefined;
}

function contains({ start, end }: Block, offset: number): boolean {
  return start <= offset && offset < end;
}
