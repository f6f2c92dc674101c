import {
  type Block,
  childrenOf,
  type Directive,
  type Expression,
  type IfDirective,
  type Node,
  type Range,
  type Reference,
  type SetDirective,
  type Template,
} from '@veloway/vtl';
import { partitionPoint } from '../partition-point.js';

/** A stretch of a template that runs together or not at all. */
export interface Region extends Range {
  /** Undefined where only the whole template is around it. */
  readonly parent: Region | undefined;
  /** A `deferred` one runs when and where something else asks for it: the body of `#define` or `#macro`. */
  readonly kind: 'branch' | 'loop' | 'deferred';
  /** What must hold for a branch to run. */
  readonly conditions: readonly Condition[];
  /** The `#foreach` of a loop. */
  readonly loop: Directive | undefined;
}

export interface Condition {
  readonly expression: Expression;
  /** What it must be. */
  readonly truth: boolean;
}

/** A place where a variable gets a value. */
export interface Assignment {
  readonly name: string;
  readonly node: SetDirective | Directive;
  readonly by: 'set' | 'foreach' | 'define';
  /** From where on the value is there. */
  readonly from: number;
  /** What it stands in; undefined where that is the template itself. */
  readonly region: Region | undefined;
}

/** Where the variables of a template get their values, and what decides whether they do. */
export interface Flow {
  /** In the order of the text. */
  readonly assignments: readonly Assignment[];
  readonly byName: ReadonlyMap<string, readonly Assignment[]>;
  /** In the order of their starts, each after what it is in. */
  readonly regions: readonly Region[];
  /** Variables that the body of a `#define` or `#macro` sets. */
  readonly deferred: ReadonlySet<string>;
  /** In the order of the text. */
  readonly exits: readonly Exit[];
}

/** A `#stop` or `#break`, behind which nothing runs. */
export interface Exit {
  readonly at: number;
  /** The loop that it leaves; undefined where it leaves the template. */
  readonly loop: Region | undefined;
}

const FLOWS = new WeakMap<Template, Flow>();

/** @returns the flow of a template, made once per tree */
export function flowOf(tree: Template): Flow {
  const known = FLOWS.get(tree);
  if (known !== undefined) return known;
  const flow = makeFlow(tree);
  FLOWS.set(tree, flow);
  return flow;
}

function makeFlow(tree: Template): Flow {
  const regions: Region[] = [];
  const assignments: Assignment[] = [];
  const exits: Exit[] = [];
  const walk = (node: Node, around: Region | undefined, own?: Region): void => {
    if (own !== undefined) regions.push(own);
    const region = own ?? around;
    assignments.push(...assignmentsOf(node, region));
    exits.push(...exitsOf(node, region));
    const inner = innerRegions(node, region);
    for (const child of childrenOf(node)) walk(child, region, child.kind === 'Block' ? inner(child) : undefined);
  };
  walk(tree, undefined);
  for (const region of regions) assignments.push(...loopAssignment(region));
  assignments.sort((a, b) => a.from - b.from);
  const deferred = assignments.filter(({ region }) => isDeferred(region)).map(({ name }) => name);
  return { assignments, regions, byName: byName(assignments), deferred: new Set(deferred), exits };
}

function exitsOf(node: Node, region: Region | undefined): readonly Exit[] {
  if (node.kind !== 'Directive' || (node.name !== 'stop' && node.name !== 'break')) return [];
  let loop = node.name === 'break' ? region : undefined;
  while (loop !== undefined && loop.kind !== 'loop') loop = loop.parent;
  return [{ at: node.start, loop }];
}

/** @returns what tells the region that a block below a node is */
function innerRegions(node: Node, parent: Region | undefined): (block: Block) => Region | undefined {
  const region = (block: Block, kind: Region['kind'], more: Partial<Region>): Region => {
    return { parent, kind, conditions: [], loop: undefined, start: block.start, end: block.end, ...more };
  };
  if (node.kind === 'Branch') return (block) => region(block, 'branch', { conditions: CONDITIONS.get(node) ?? [] });
  if (node.kind === 'IfDirective') {
    rememberConditions(node);
    return (block) => region(block, 'branch', { conditions: allFalse(node) });
  }
  if (node.kind !== 'Directive') return () => undefined;
  if (node.name === 'foreach') return (block) => region(block, 'loop', { loop: node });
  return (block) => region(block, 'deferred', {});
}

/** A branch does not know the ones before it, so its `#if` says once what it takes to get there. */
const CONDITIONS = new WeakMap<Node, readonly Condition[]>();

function rememberConditions({ branches }: IfDirective): void {
  branches.forEach((branch, index) => {
    const before = branches.slice(0, index).map(({ condition }) => ({ expression: condition, truth: false }));
    CONDITIONS.set(branch, [...before, { expression: branch.condition, truth: true }]);
  });
}

function allFalse({ branches }: IfDirective): readonly Condition[] {
  return branches.map(({ condition }) => ({ expression: condition, truth: false }));
}

function assignmentsOf(node: Node, region: Region | undefined): readonly Assignment[] {
  if (node.kind === 'SetDirective') {
    const { target } = node;
    // What has lost its place in broken text would be behind itself.
    if (node.end === node.start) return [];
    // `#set($a.b = 1)` changes what is in `$a`, which must be there already.
    if (target.kind !== 'Reference' || target.parts.length > 0 || !namesItself(target)) return [];
    return [{ name: target.name, node, by: 'set', from: node.end, region }];
  }
  if (node.kind !== 'Directive' || node.name !== 'define') return [];
  const [target] = node.args;
  if (target?.kind !== 'Reference' || !namesItself(target)) return [];
  return [{ name: target.name, node, by: 'define', from: node.end, region }];
}

/** @returns whether `#set` or `#define` sets what the reference reads: Velocity takes braces and marks for its name */
export function namesItself({ parts, formal, quiet }: Reference): boolean {
  return parts.length > 0 || !(formal || quiet);
}

/** Velocity gives the variable of a loop its old value back behind the loop. */
function loopAssignment(region: Region): readonly Assignment[] {
  const [target, , list] = region.loop?.args ?? [];
  if (region.loop === undefined || target?.kind !== 'Reference') return [];
  if (list !== undefined && list.start >= region.start) return [];
  return [{ name: target.name, node: region.loop, by: 'foreach', from: region.start, region }];
}

function isDeferred(region: Region | undefined): boolean {
  for (let around = region; around !== undefined; around = around.parent) if (around.kind === 'deferred') return true;
  return false;
}

function byName(assignments: readonly Assignment[]): ReadonlyMap<string, readonly Assignment[]> {
  const groups = new Map<string, Assignment[]>();
  for (const assignment of assignments) {
    const group = groups.get(assignment.name);
    if (group === undefined) groups.set(assignment.name, [assignment]);
    else group.push(assignment);
  }
  return groups;
}

/** @returns the innermost region around a place; undefined where only the template itself is */
export function regionAt({ regions }: Flow, place: number): Region | undefined {
  let region = regions[partitionPoint(regions.length, (index) => (regions[index]?.start ?? 0) <= place) - 1];
  while (region !== undefined && place > region.end) region = region.parent;
  return region;
}

/** @returns whether a place is in a region, or in the template where there is none */
export function isIn(region: Region | undefined, place: number): boolean {
  return region === undefined || (region.start <= place && place <= region.end);
}

/** @returns the regions around a place, the innermost first */
export function* regionsAround(flow: Flow, place: number): Generator<Region> {
  for (let region = regionAt(flow, place); region !== undefined; region = region.parent) yield region;
}
