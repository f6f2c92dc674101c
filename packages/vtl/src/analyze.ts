import type * as Ast from './ast.js';
import type { Dialect } from './dialect.js';
import { visit } from './visit.js';

/** What a program needs at run time, so that no other program pays for it. */
export interface Needs {
  /** Contexts that chain, since macros may be called. */
  readonly contexts: boolean;
  readonly loopScope: boolean;
  readonly loopCounter: boolean;
  /** `#break` and `#stop` that pass from one compiled function to another. */
  readonly signals: boolean;
  /** References whose values may be `#define`d blocks. */
  readonly blocks: boolean;
  /** Variables that only the main function names, which can be its local variables. */
  readonly locals: ReadonlySet<string>;
  /** The macros that the template defines, each with the offset after its `#end`. */
  readonly macroEnds: ReadonlyMap<string, number>;
}

/** @param nested whether another template runs this one, by `#parse` or `#evaluate` */
export function analyze(tree: Ast.Template, dialect: Dialect, nested: boolean): Needs {
  const names = new Set<string>();
  const directives = new Set<string>();
  const macroEnds = new Map<string, number>();
  let nestedSignals = false;
  visit(tree, (node) => {
    if (node.kind === 'Reference') names.add(node.name);
    if (node.kind === 'StringLiteral' && node.content !== undefined) nestedSignals ||= leaves(node.content);
    if (node.kind !== 'Directive') return;
    directives.add(node.name);
    if (node.name === 'macro' && node.args[0]?.kind === 'Word' && !macroEnds.has(node.args[0].text)) {
      macroEnds.set(node.args[0].text, node.end);
    }
    if (node.name === 'break' && node.args.length > 0) nestedSignals = true;
    if (node.body !== undefined && node.name !== 'foreach') nestedSignals ||= leaves(node.body.children);
  });
  const runsOther = ['parse', 'evaluate'].some((name) => directives.has(name) && dialect.directives.has(name));
  const dynamic = nested || runsOther;
  const blocks = dynamic || directives.has('define');
  const contexts = dialect.inlineMacros && (dynamic || directives.has('macro'));
  return {
    contexts,
    loopScope: dynamic || names.has('foreach'),
    loopCounter: dynamic || names.has('velocityCount') || names.has('velocityHasNext'),
    signals: dynamic || nestedSignals,
    blocks: contexts || blocks,
    locals: contexts || dynamic ? new Set() : localsOf(tree, names, (node) => isPlainString(node, { blocks }, dialect)),
    macroEnds,
  };
}

/**
 * @returns whether a string is only text and references that always have a value: those are one expression, and need no
 *   function of their own
 */
export function isPlainString(node: Ast.StringLiteral, needs: Pick<Needs, 'blocks'>, dialect: Dialect): boolean {
  if (dialect.invalidReference !== 'empty' || needs.blocks || node.content === undefined) return false;
  if (node.padded && node.content.at(-1)?.kind !== 'Text') return false;
  return node.content.every(
    (part) => part.kind === 'Text' || (part.kind === 'Reference' && part.unusual === undefined),
  );
}

/** All variables but those that the bodies of `#define` or of strings with directives name. */
function localsOf(
  tree: Ast.Template,
  names: ReadonlySet<string>,
  isPlain: (node: Ast.StringLiteral) => boolean,
): ReadonlySet<string> {
  const locals = new Set([...names, 'foreach', 'velocityCount', 'velocityHasNext']);
  const share = (node: Ast.Node): void => {
    if (node.kind === 'Reference') locals.delete(node.name);
    if (node.kind === 'Directive' && node.name === 'foreach') {
      for (const name of ['foreach', 'velocityCount', 'velocityHasNext']) locals.delete(name);
    }
  };
  visit(tree, (node) => {
    if (node.kind === 'Directive' && node.name === 'define' && node.body !== undefined) visit(node, share);
    if (node.kind === 'StringLiteral' && node.content !== undefined && !isPlain(node)) visit(node, share);
  });
  return locals;
}

function leaves(statements: readonly Ast.Statement[]): boolean {
  let found = false;
  for (const statement of statements) {
    visit(statement, (node) => {
      if (node.kind === 'Directive' && (node.name === 'stop' || node.name === 'break')) found = true;
    });
  }
  return found;
}
