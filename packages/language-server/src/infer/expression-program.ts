import {
  API_GATEWAY,
  compile,
  type Expression,
  JavaList,
  type JavaValue,
  type Method,
  MUTATORS,
  type Node,
  type Program,
  type Reference,
  type Template,
  variablesOf,
  visit,
} from '@veloway/vtl';

/** An expression of a template that can be computed by itself. */
export interface ExpressionProgram {
  /** The variables that it reads. */
  readonly names: readonly string[];
  /**
   * What must be a text for the expression to change nothing: what `replace` is called on, which is a method of maps as
   * well.
   */
  readonly texts: readonly Reference[];
  /** @returns its value; undefined where it has none or its computation fails */
  evaluate(variables: Iterable<readonly [string, JavaValue]>): JavaValue | undefined;
}

const PROGRAMS = new WeakMap<Expression, ExpressionProgram | null>();

/** @returns the program of an expression; undefined where computing it could change something */
export function programOf(expression: Expression, template: Template): ExpressionProgram | undefined {
  const known = PROGRAMS.get(expression);
  if (known !== undefined) return known ?? undefined;
  const made = isHarmless(expression) ? makeProgram(expression, template) : null;
  PROGRAMS.set(expression, made);
  return made ?? undefined;
}

/** The list that takes the value; no template can name it. */
const TAKER = ' taker';

/** No value that an editor shows takes more than this. */
const LIMITS = { steps: 20_000, outputLength: 1 << 18, depth: 20 };

function makeProgram(expression: Expression, { source }: Template): ExpressionProgram {
  let program: Program | undefined;
  return {
    ...readBy(expression),
    evaluate(variables) {
      const taker = new JavaList([]);
      try {
        program ??= compile(taking(expression, source), { dialect: API_GATEWAY, limits: LIMITS });
        program.render(variablesOf([...variables, [TAKER, taker]]));
      } catch {
        // What is wrong with the expression is told elsewhere; it has no value here.
      }
      return taker.items[0];
    },
  };
}

/** @returns a template that does nothing but `$taker.add(…)` */
function taking(expression: Expression, source: Template['source']): Template {
  const { start, end } = expression;
  const add: Method = { kind: 'Method', name: 'add', args: [expression], start, end };
  const reference: Reference = {
    ...{ kind: 'Reference', start, end, name: TAKER, nameStart: start },
    ...{ quiet: false, formal: false, unusual: undefined, parts: [add] },
  };
  return { kind: 'Template', start: 0, end: source.text.length, source, children: [reference] };
}

function readBy(expression: Expression): Pick<ExpressionProgram, 'names' | 'texts'> {
  const names = new Set<string>();
  const texts: Reference[] = [];
  visit(expression, (node) => {
    if (node.kind !== 'Reference') return;
    names.add(node.name);
    node.parts.forEach((part, index) => {
      if (part.kind !== 'Method' || part.name !== 'replace') return;
      texts.push({ ...node, unusual: undefined, parts: node.parts.slice(0, index) });
    });
  });
  return { names: [...names], texts };
}

function isHarmless(expression: Expression): boolean {
  let harmless = true;
  visit(expression, (node: Node) => {
    if (node.kind === 'Method') harmless &&= !MUTATORS.has(node.name) || node.name === 'replace';
    else harmless &&= !HARMFUL.has(node.kind);
  });
  return harmless;
}

/** Directives can stand in strings; and nothing is computed that has no place in an expression. */
const HARMFUL: ReadonlySet<Node['kind']> = new Set<Node['kind']>([
  'SetDirective',
  'Directive',
  'Invalid',
  'Missing',
  'Word',
]);
