import type { Template } from './ast.js';
import { checkEvaluate } from './check.js';
import { type Context, rootContext } from './context.js';
import { type Dialect, VELOCITY_1_7 } from './dialect.js';
import { generate } from './generate.js';
import type { Fields, JavaValue } from './java/value.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { parse } from './parser.js';
import type { Loader, Macro, Main, RenderState } from './render-state.js';
import { runtime } from './runtime.js';
import { failure, refusal, TemplateError } from './template-error.js';
import { visit } from './visit.js';

export interface CompileOptions {
  /** Which Velocity to be; Velocity 1.7 itself unless told otherwise. */
  readonly dialect?: Dialect;
  /** Where `#parse` and `#include` find what they name; nowhere unless told. */
  readonly loader?: Loader;
  readonly limits?: Partial<Limits>;
}

/** A template that is ready to render, any number of times. */
export interface Program {
  /**
   * @param variables what the template sees, as `variablesOf` makes them; the template changes them
   * @returns what the template prints
   * @throws TemplateError where Velocity would throw, or a limit is reached
   */
  render(variables: Fields): string;
}

interface Compiled {
  readonly main: Main;
  readonly macros: readonly Macro[];
  readonly contexts: boolean;
}

/**
 * Makes a program of a template's tree, by translating it to JavaScript.
 *
 * @throws TemplateError where the tree holds what Velocity refuses, as `parse` tells
 */
export function compile(tree: Template, options: CompileOptions = {}): Program {
  const dialect = options.dialect ?? VELOCITY_1_7;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const program = translateSafely(tree, dialect);
  const runTemplate = templateRunner(dialect);
  return {
    render(variables) {
      const state = newState(dialect, limits, options.loader, runTemplate);
      try {
        return run(program, variables, undefined, state);
      } catch (error) {
        throw failure(error, tree, state.at);
      }
    },
  };
}

function translateSafely(tree: Template, dialect: Dialect): Compiled {
  try {
    return translate(tree, dialect, false);
  } catch (error) {
    throw failure(error, tree, 0);
  }
}

/** Compiles and runs what `#parse` and `#evaluate` name, once per text. */
function templateRunner(dialect: Dialect): RenderState['runTemplate'] {
  const programs = new Map<string, Compiled>();
  return (text, name, context, state) => {
    const macros = new Set(state.macros.keys());
    const key = `${[...macros].join()}\n${text}`;
    let program = programs.get(key);
    if (program === undefined) {
      const { tree, problems } = parse(text, name);
      const refused = refusal(problems, tree.source);
      if (refused !== undefined) throw refused;
      program = translate(tree, dialect, true, macros);
      if (programs.size < 100) programs.set(key, program);
    }
    return run(program, undefined, context, state);
  };
}

function run(
  program: Compiled,
  variables: Fields | undefined,
  context: Context | undefined,
  state: RenderState,
): string {
  for (const macro of program.macros) if (!state.macros.has(macro.name)) state.macros.set(macro.name, macro);
  const chained = context ?? (program.contexts ? rootContext(variables as Fields) : variables);
  return program.main(chained as Context & Fields, state);
}

function translate(
  tree: Template,
  dialect: Dialect,
  nested: boolean,
  knownMacros: ReadonlySet<string> = new Set(),
): Compiled {
  if (dialect.directives.has('evaluate')) refuseBadEvaluate(tree);
  const { code, constants } = generate(tree, dialect, nested, knownMacros);
  // The code holds nothing of the template but string and number literals; see `generate`.
  const factory = new Function('R', 'K', code) as (r: typeof runtime, k: readonly JavaValue[]) => Compiled;
  return factory(runtime, constants);
}

function newState(
  dialect: Dialect,
  limits: Limits,
  loader: Loader | undefined,
  runTemplate: RenderState['runTemplate'],
): RenderState {
  // One literal, and a deadline that is a number with a fraction from the start: V8 keeps such objects in one shape.
  return {
    dialect,
    limits,
    loader,
    macros: new Map(),
    runTemplate,
    at: 0,
    steps: 0,
    depth: 0,
    macroDepth: 0,
    parseDepth: 1,
    deadline: Number.POSITIVE_INFINITY,
  };
}

function refuseBadEvaluate(tree: Template): void {
  visit(tree, (node) => {
    const problem = node.kind === 'Directive' && node.name === 'evaluate' ? checkEvaluate(node) : undefined;
    if (problem !== undefined) throw new TemplateError(problem.code, problem.message, tree.source, problem);
  });
}
