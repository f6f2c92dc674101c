import { type Expression, MUTATORS, type Reference, type Template, visit } from '@veloway/vtl';
import { ROOTS } from '../symbols.js';
import { flowOf } from './flow.js';

const NAMES = new WeakMap<Template, ReadonlySet<string>>();

/** @returns the variables whose maps and lists the template may change after they got their value */
export function mutatedNames(tree: Template): ReadonlySet<string> {
  const known = NAMES.get(tree);
  if (known !== undefined) return known;
  const names = findMutated(tree);
  NAMES.set(tree, names);
  return names;
}

/** What is changed through one name is changed for each name that may stand for the same. */
function findMutated(tree: Template): ReadonlySet<string> {
  const links = new Map<string, Set<string>>();
  const link = (a: string, b: string): void => {
    links.set(a, (links.get(a) ?? new Set()).add(b));
    links.set(b, (links.get(b) ?? new Set()).add(a));
  };
  for (const { name, node } of flowOf(tree).assignments) {
    const value = node.kind === 'SetDirective' ? node.value : node.args[2];
    if (value !== undefined) for (const other of namesIn(value)) link(name, other);
  }
  const changed: string[] = [];
  visit(tree, (node) => {
    if (node.kind === 'SetDirective' && node.target.kind === 'Reference' && node.target.parts.length > 0) {
      changed.push(node.target.name);
      for (const other of namesIn(node.value)) link(node.target.name, other);
    }
    if (node.kind !== 'Reference') return;
    for (const argument of mutatorArguments(node)) for (const other of namesIn(argument)) link(node.name, other);
    if (node.parts.some((part) => part.kind === 'Method' && mutates(part.name))) changed.push(node.name);
  });
  return closure(changed.filter(isOwn), links);
}

/** `replace` is first of all a method of texts, which cannot be changed. */
function mutates(name: string): boolean {
  return MUTATORS.has(name) && name !== 'replace';
}

function mutatorArguments({ parts }: Reference): readonly Expression[] {
  return parts.flatMap((part) => (part.kind === 'Method' && mutates(part.name) ? part.args : []));
}

/** @returns the variables that may share a map or list with a value; what a string holds is a copy */
function namesIn(expression: Expression): readonly string[] {
  const names: string[] = [];
  visit(expression, (node) => {
    if (node.kind === 'Reference' && isOwn(node.name)) names.push(node.name);
    return node.kind !== 'StringLiteral' && node.kind !== 'Reference';
  });
  return names;
}

function isOwn(name: string): boolean {
  return !(ROOTS as readonly string[]).includes(name);
}

function closure(names: readonly string[], links: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set(names);
  for (const name of reached) for (const other of links.get(name) ?? []) reached.add(other);
  return reached;
}
