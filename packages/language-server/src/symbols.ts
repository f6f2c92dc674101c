import type { Directive, Node, Range, Reference, SetDirective, Template } from '@veloway/vtl';
import { childrenOf } from '@veloway/vtl';

/** The variables that API Gateway sets. */
export const ROOTS = ['input', 'context', 'util', 'stageVariables'] as const;

/** How a variable gets a value. */
export type Definition =
  | { readonly by: 'set'; readonly node: SetDirective }
  | { readonly by: 'foreach' | 'define'; readonly node: Directive };

/** A place where the name of a variable stands: the name alone, without `$` and braces. */
export interface Occurrence extends Range {
  readonly name: string;
  readonly reference: Reference;
  /** Set where the variable gets its value here. */
  readonly definition: Definition | undefined;
}

/** The variables of a template. They are all global: Velocity has no blocks that hide a name. */
export interface Symbols {
  /** All occurrences, in the order of the text. */
  readonly occurrences: readonly Occurrence[];
  /** By the name of the variable. */
  readonly byName: ReadonlyMap<string, readonly Occurrence[]>;
}

export function symbolsOf(tree: Template): Symbols {
  const occurrences: Occurrence[] = [];
  const add = (reference: Reference, definition: Definition | undefined): void => {
    const { name, nameStart: start } = reference;
    if (reference.unusual?.bare !== undefined || reference.unusual?.inert === true) return;
    // `${` as it is being typed has no name yet, and what cannot be read may have lost its place.
    if (name === '' || reference.end - reference.start <= name.length) return;
    occurrences.push({ start, end: start + name.length, name, reference, definition });
  };
  const enter = (node: Node, definition?: Definition): void => {
    if (node.kind === 'Reference') add(node, definition);
    const definitionOf = definitionsIn(node);
    for (const child of childrenOf(node)) enter(child, definitionOf?.get(child));
  };
  enter(tree);
  occurrences.sort((a, b) => a.start - b.start);
  return { occurrences, byName: groupByName(occurrences) };
}

function groupByName(occurrences: readonly Occurrence[]): ReadonlyMap<string, readonly Occurrence[]> {
  const groups = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    const group = groups.get(occurrence.name);
    if (group === undefined) groups.set(occurrence.name, [occurrence]);
    else group.push(occurrence);
  }
  return groups;
}

/** The references below a node that give a variable its value. */
function definitionsIn(node: Node): ReadonlyMap<Node, Definition> | undefined {
  if (node.kind === 'SetDirective') {
    const { target } = node;
    // `#set($a.b = 1)` changes what is in `$a`, which must be there already.
    if (target.kind !== 'Reference' || target.parts.length > 0) return undefined;
    return new Map([[target, { by: 'set', node }]]);
  }
  if (node.kind !== 'Directive' || (node.name !== 'foreach' && node.name !== 'define')) return undefined;
  const [first] = node.args;
  return first?.kind === 'Reference' ? new Map([[first, { by: node.name, node }]]) : undefined;
}
