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
  const contexts = dialect.inlineMacros && (dynamic || directives.has('macro'));
  return {
    contexts,
    loopScope: dynamic || names.has('foreach'),
    loopCounter: dynamic || names.has('velocityCount') || names.has('velocityHasNext'),
    signals: dynamic || nestedSignals,
    blocks: dynamic || contexts || directives.has('define'),
    macroEnds,
  };
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
