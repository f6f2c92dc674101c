import { nearest, type Part, type Problem, type Range, type Reference, type Template, visit } from '@veloway/vtl';
import { CATALOGUE_TREE, type CatalogueNode } from './catalogue/catalogue-tree.js';

/** A name below one of API Gateway's variables that the catalogue does not know. The range is that of the name. */
export interface UnknownMember extends Range {
  /** All up to the name, as a template writes it: `$context.identity.sourceip`. */
  readonly path: string;
  /** What knows no such name: `$context.identity`. */
  readonly owner: CatalogueNode;
  /** Its name that is spelt most alike, unless none is. */
  readonly near: string | undefined;
  /** Which part of the reference it is. */
  readonly part: Part;
}

/**
 * @returns the first name of a reference that the catalogue does not know where it knows all others; what a template
 *   has from a request or writes itself can have any name, and is none
 */
export function unknownMember(reference: Reference): UnknownMember | undefined {
  let node = CATALOGUE_TREE.get(reference.name);
  for (const part of reference.parts) {
    const place = nameOf(part);
    if (node === undefined || place === undefined || node.any !== undefined) return undefined;
    const next = node.members.get(place.name);
    if (next === undefined) return node.members.size === 0 ? undefined : unknown(place, node, part);
    // What a method answers is not in the catalogue.
    node = part.kind === 'Method' ? undefined : next;
  }
  return undefined;
}

interface Name extends Range {
  readonly name: string;
}

function nameOf(part: Part): Name | undefined {
  // In what cannot be read, a part may have lost its place.
  if (part.kind !== 'Index' && part.end - part.start <= part.name.length) return undefined;
  if (part.kind === 'Property') return { name: part.name, start: part.start + 1, end: part.end };
  if (part.kind === 'Method') {
    return { name: part.name, start: part.start + 1, end: part.start + 1 + part.name.length };
  }
  const { index } = part;
  return index.kind === 'StringLiteral' && index.content === undefined
    ? { name: index.value, start: index.start + 1, end: index.end - 1 }
    : undefined;
}

function unknown({ name, start, end }: Name, owner: CatalogueNode, part: Part): UnknownMember | undefined {
  // Every Java object has these, and maps have methods of their own.
  if (part.kind === 'Method' && /^\$context\b/.test(owner.path)) return undefined;
  if (/^(class|Class|getClass|hashCode|equals|toString)$/.test(name)) return undefined;
  return { path: `${owner.path}.${name}`, owner, near: nearest(name, owner.members.keys()), part, start, end };
}

/**
 * @returns a warning for each name below `$input`, `$util` and `$context` that the catalogue does not know but that is
 *   nearly one of its names; what it does not know at all may be a template's own or newer than the catalogue
 */
export function unknownNames(tree: Template): Problem[] {
  const problems: Problem[] = [];
  visit(tree, (node) => {
    if (node.kind !== 'Reference') return;
    const problem = CATALOGUE_TREE.has(node.name) ? misspeltMember(node) : misspeltRoot(node, tree);
    if (problem !== undefined) problems.push(problem);
  });
  return problems;
}

function misspeltMember(node: Reference): Problem | undefined {
  const found = unknownMember(node);
  if (found?.near === undefined) return undefined;
  return warning(found, found.path, `${found.owner.path}.${found.near}`);
}

/** A variable that the template never sets, and that is nearly one of API Gateway's. */
function misspeltRoot(node: Reference, tree: Template): Problem | undefined {
  const near = nearest(node.name, CATALOGUE_TREE.keys());
  if (near === undefined || node.parts.length === 0 || isSet(node.name, tree)) return undefined;
  return warning({ start: node.nameStart, end: node.nameStart + node.name.length }, `$${node.name}`, `$${near}`);
}

function isSet(name: string, tree: Template): boolean {
  let found = false;
  visit(tree, (node) => {
    if (node.kind === 'SetDirective' && node.target.kind === 'Reference') found ||= node.target.name === name;
    if (node.kind === 'Directive') found ||= node.args[0]?.kind === 'Reference' && node.args[0].name === name;
  });
  return found;
}

function warning({ start, end }: Range, name: string, near: string): Problem {
  const message = `API Gateway knows no \`${name}\`: it is empty. Did you mean \`${near}\`?`;
  return { code: 'unknown-name', severity: 'warning', start, end, message };
}
