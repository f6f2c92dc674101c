import { MUTATORS, type Node, type Reference, type Template, visit } from '@veloway/vtl';

/** What is known of a template's variables before it is run. */
export interface Usage {
  /** All names that get a value somewhere. */
  readonly names: ReadonlySet<string>;
  /** Those whose lists and maps are changed, or that may get a value in ways that are not followed. */
  readonly mutable: ReadonlySet<string>;
  /** Those that are only ever printed between quotes, so that their values matter little. */
  readonly quoted: ReadonlySet<string>;
}

export function usageOf(tree: Template): Usage {
  const names = new Set<string>();
  const mutable = new Set<string>();
  const unquoted = new Set<string>();
  const targets = new Set<Node>();
  const statements = new Set<Node>();
  visit(tree, (node) => {
    for (const child of statementsOf(node)) statements.add(child);
    for (const target of targetsOf(node)) {
      names.add(target.name);
      targets.add(target);
      // `#set($a.b = 1)` changes what `$a` holds.
      if (target.parts.length > 0) mutable.add(target.name);
    }
    if (node.kind !== 'Reference' || targets.has(node)) return;
    if (changes(node)) mutable.add(node.name);
    if (!statements.has(node) || !isBetweenQuotes(tree.source.text, node)) unquoted.add(node.name);
  });
  return { names, mutable, quoted: new Set([...names].filter((name) => !unquoted.has(name))) };
}

function statementsOf(node: Node): readonly Node[] {
  return node.kind === 'Template' || node.kind === 'Block' ? node.children : [];
}

function targetsOf(node: Node): readonly Reference[] {
  if (node.kind === 'SetDirective') return node.target.kind === 'Reference' ? [node.target] : [];
  if (node.kind !== 'Directive' || (node.name !== 'foreach' && node.name !== 'define')) return [];
  const [first] = node.args;
  return first?.kind === 'Reference' ? [first] : [];
}

function changes({ parts }: Reference): boolean {
  return parts.some((part) => part.kind === 'Method' && MUTATORS.has(part.name) && part.name !== 'replace');
}

function isBetweenQuotes(text: string, { start, end }: Reference): boolean {
  return text[start - 1] === '"' && text[end] === '"';
}
