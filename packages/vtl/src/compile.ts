import type { Template } from './ast.js';
import { checkEvaluate } from './check.js';
import { type Context, rootContext } from './context.js';
import { type Dialect, VELOCITY_1_7 } from './dialect.js';
import { type GenerateOptions, generate } from './generate.js';
import type { Fields, JavaValue } from './java/value.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { parse } from './parser.js';
import { recordedRuntime } from './recording/recorded-runtime.js';
import { Recorder } from './recording/recorder.js';
import type { Places, Site } from './recording/site.js';
import type { Run } from './recording/step.js';
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
  /**
   * Renders and writes down what happens meanwhile.
   *
   * @param variables as those of {@link render}
   * @returns the run, which tells the error of a render that failed
   */
  record(variables: Fields): Run;
  /** Every place where something may happen and would be recorded, in the order of the text. */
  readonly sites: readonly Site[];
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
  const environment = { dialect, limits, loader: options.loader, runTemplate: templateRunner(dialect) };
  let recorded: RecordedProgram | undefined;
  const recordedOnce = (): RecordedProgram => (recorded ??= recordedProgram(tree, environment));
  return {
    render(variables) {
      const state = newState(environment, undefined);
      try {
        return run(program, variables, undefined, state);
      } catch (error) {
        throw failure(error, tree, state.at);
      }
    },
    record: (variables) => recordedOnce().record(variables),
    get sites() {
      return recordedOnce().sites;
    },
  };
}

type RecordedProgram = Pick<Program, 'record' | 'sites'>;

/** Compiles the variant of a program that writes down what it does. */
function recordedProgram(tree: Template, environment: Environment): RecordedProgram {
  const { dialect, limits } = environment;
  const places: Places = { sites: [], variables: [] };
  const program = translateSafely(tree, dialect, places);
  const runTemplate = templateRunner(dialect, places);
  const sites = places.sites.slice().sort((a, b) => a.start - b.start || b.end - a.end);
  let expected: number | undefined;
  const record = (variables: Fields): Run => {
    const recorder = new Recorder(places.sites, limits.recordedSteps, expected);
    const state = newState({ ...environment, runTemplate }, recorder);
    const ended = attempt(() => run(program, variables, undefined, state), tree, state);
    expected = recorder.tape.length;
    let steps: Run['steps'] | undefined;
    return {
      output: typeof ended === 'string' ? ended : recorder.tape.output(),
      error: typeof ended === 'string' ? undefined : ended,
      get steps() {
        steps ??= recorder.tape.steps();
        return steps;
      },
    };
  };
  return { record, sites };
}

/** @returns what a render printed, or how it failed */
function attempt(render: () => string, tree: Template, state: RenderState): string | TemplateError {
  try {
    return render();
  } catch (error) {
    const failed = failure(error, tree, state.at);
    if (failed instanceof TemplateError) return failed;
    throw failed;
  }
}

function translateSafely(tree: Template, dialect: Dialect, places?: Places): Compiled {
  try {
    return translate(tree, dialect, { places });
  } catch (error) {
    throw failure(error, tree, 0);
  }
}

/** Compiles and runs what `#parse` and `#evaluate` name, once per text. */
function templateRunner(dialect: Dialect, places?: Places): RenderState['runTemplate'] {
  const programs = new Map<string, Compiled>();
  return (text, name, context, state) => {
    const macros = new Set(state.macros.keys());
    const key = `${[...macros].join()}\n${text}`;
    let program = programs.get(key);
    if (program === undefined) {
      const { tree, problems } = parse(text, name);
      const refused = refusal(problems, tree.source);
      if (refused !== undefined) throw refused;
      program = translate(tree, dialect, { nested: true, knownMacros: macros, places });
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

function translate(tree: Template, dialect: Dialect, options: GenerateOptions): Compiled {
  if (dialect.directives.has('evaluate')) refuseBadEvaluate(tree);
  const { code, constants } = generate(tree, dialect, options);
  // The code holds nothing of the template but string and number literals; see `generate`.
  const factory = new Function('R', 'K', code) as (r: object, k: readonly JavaValue[]) => Compiled;
  return factory(options.places === undefined ? runtime : recordedRuntime, constants);
}

/** What all renders of a program share. */
type Environment = Pick<RenderState, 'dialect' | 'limits' | 'loader' | 'runTemplate'>;

function newState({ dialect, limits, loader, runTemplate }: Environment, recorder: Recorder | undefined): RenderState {
  // One literal, and a deadline that is a number with a fraction from the start: V8 keeps such objects in one shape.
  return {
    dialect,
    limits,
    loader,
    macros: new Map(),
    runTemplate,
    recorder,
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
