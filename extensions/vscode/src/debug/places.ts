import { type Range, type Site, type Statement, type Template, visit } from '@veloway/vtl';
import { isStatementKind } from './statement-kinds.js';

/** What of a template's text matters to those who go along its runs. */
export interface Places {
  /** Where it can do something, by the offsets of what does it, in the order of the text. */
  readonly starts: readonly number[];
  /** The bodies of branches and directives, by the offsets where those start. */
  readonly bodies: ReadonlyMap<number, Range>;
  /** Where the `#if` of a branch starts, by the offset where the branch does. */
  readonly ifs: ReadonlyMap<number, number>;
}

/** @param sites those of the template */
export function placesOf(tree: Template, sites: readonly Site[]): Places {
  const statements = sites.filter(({ kind }) => kind !== 'round' && isStatementKind(kind));
  const starts = new Set(statements.map(({ start }) => start));
  const bodies = new Map<number, Range>();
  const ifs = new Map<number, number>();
  visit(tree, (node) => {
    if (node.kind === 'Template' || node.kind === 'Block') for (const one of printedIn(node.children)) starts.add(one);
    if (node.kind === 'Branch' || node.kind === 'Directive') if (node.body) bodies.set(node.start, node.body);
    if (node.kind === 'IfDirective') for (const branch of node.branches) ifs.set(branch.start, node.start);
  });
  return { starts: [...starts].sort((a, b) => a - b), bodies, ifs };
}

function printedIn(statements: readonly Statement[]): readonly number[] {
  return statements.filter(({ kind }) => kind === 'Reference').map(({ start }) => start);
}
