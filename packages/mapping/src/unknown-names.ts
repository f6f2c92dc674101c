import { nearest, type Problem, type Reference, type Template, visit } from '@veloway/vtl';
import { CATALOGUE, findInCatalogue } from './catalogue/index.js';

/** The variables that API Gateway sets. */
const ROOTS: ReadonlySet<string> = new Set(['input', 'util', 'context', 'stageVariables']);

/**
 * @returns a warning for each name below `$input`, `$util` and `$context` that the catalogue does not know but that is
 *   nearly one of its names; what it does not know at all may be a template's own or newer than the catalogue
 */
export function unknownNames(tree: Template): Problem[] {
  const problems: Problem[] = [];
  visit(tree, (node) => {
    if (node.kind !== 'Reference') return;
    const problem = ROOTS.has(node.name) ? unknownMember(node) : misspeltRoot(node, tree);
    if (problem !== undefined) problems.push(problem);
  });
  return problems;
}

function unknownMember(node: Reference): Problem | undefined {
  const [part] = node.parts;
  if (part === undefined || part.kind === 'Index') return undefined;
  const path = `$${node.name}.${part.name}`;
  const members = MEMBERS.get(node.name) ?? new Set();
  if (members.has(part.name) || findInCatalogue(path) !== undefined) return undefined;
  return warning(part.start + 1, part.end, path, nearest(part.name, members), `$${node.name}.`);
}

/** Names of one level below each root, as the catalogue lists them. */
const MEMBERS: ReadonlyMap<string, ReadonlySet<string>> = membersByRoot();

function membersByRoot(): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>();
  for (const { name } of CATALOGUE) {
    const [, root, member] = /^\$(\w+)\.(\w+)/.exec(name) ?? [];
    if (root === undefined || member === undefined) continue;
    members.set(root, (members.get(root) ?? new Set<string>()).add(member));
  }
  return members;
}

/** A variable that the template never sets, and that is nearly one of API Gateway's. */
function misspeltRoot(node: Reference, tree: Template): Problem | undefined {
  const near = nearest(node.name, ROOTS);
  if (near === undefined || node.parts.length === 0 || isSet(node.name, tree)) return undefined;
  return warning(node.nameStart, node.nameStart + node.name.length, `$${node.name}`, near, '$');
}

function isSet(name: string, tree: Template): boolean {
  let found = false;
  visit(tree, (node) => {
    if (node.kind === 'SetDirective' && node.target.kind === 'Reference') found ||= node.target.name === name;
    if (node.kind === 'Directive') found ||= node.args[0]?.kind === 'Reference' && node.args[0].name === name;
  });
  return found;
}

function warning(
  start: number,
  end: number,
  name: string,
  near: string | undefined,
  before: string,
): Problem | undefined {
  if (near === undefined) return undefined;
  const message = `API Gateway knows no \`${name}\`: it is empty. Did you mean \`${before}${near}\`?`;
  return { code: 'unknown-name', severity: 'warning', start, end, message };
}
