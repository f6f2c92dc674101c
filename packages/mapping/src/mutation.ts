import { MUTATORS, type Template, visit } from '@veloway/vtl';

/** @returns whether a template could change a map or list that it reads */
export function changesData(tree: Template): boolean {
  let changes = false;
  visit(tree, (node) => {
    if (node.kind === 'Method') changes ||= MUTATORS.has(node.name);
    else if (node.kind === 'SetDirective') changes ||= node.target.kind === 'Reference' && node.target.parts.length > 0;
    else if (node.kind === 'Directive') changes ||= node.name === 'parse' || node.name === 'evaluate';
  });
  return changes;
}
