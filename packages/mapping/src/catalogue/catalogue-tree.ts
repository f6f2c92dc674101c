import { CATALOGUE } from './index.js';
import type { CatalogueRow } from './row.js';

/** A name of the catalogue and the names below it, as `$context.identity` has `sourceIp`. */
export interface CatalogueNode {
  /** As a template writes it, without arguments: `$context.identity`. */
  readonly path: string;
  /** What is known of the name itself: several rows of a method with several overloads, none of a mere group. */
  readonly rows: readonly CatalogueRow[];
  readonly members: ReadonlyMap<string, CatalogueNode>;
  /** What stands for any further name, where there can be others. */
  readonly any: CatalogueRow | undefined;
}

interface Growing extends CatalogueNode {
  readonly rows: CatalogueRow[];
  readonly members: Map<string, Growing>;
  any: CatalogueRow | undefined;
}

/** The variables that API Gateway sets, with all that the catalogue has below them, by their names without `$`. */
export const CATALOGUE_TREE: ReadonlyMap<string, CatalogueNode> = grow();

function grow(): ReadonlyMap<string, CatalogueNode> {
  const root = nodeOf('');
  for (const row of CATALOGUE) place(row, root);
  return root.members;
}

function place(row: CatalogueRow, root: Growing): void {
  const names = row.name.slice(1).replace(/\(.*$/, '').split('.');
  let node = root;
  for (const name of names) {
    if (name.startsWith('<')) {
      node.any = row;
      return;
    }
    node = below(node, name);
  }
  node.rows.push(row);
}

function below(node: Growing, name: string): Growing {
  const known = node.members.get(name);
  if (known !== undefined) return known;
  const made = nodeOf(node.path === '' ? `$${name}` : `${node.path}.${name}`);
  node.members.set(name, made);
  return made;
}

function nodeOf(path: string): Growing {
  return { path, rows: [], members: new Map(), any: undefined };
}
