import {
  API_GATEWAY,
  compile as compileTree,
  type Dialect,
  type Fields,
  type JavaMap,
  type JavaValue,
  type Limits,
  type Loader,
  type Problem,
  parse,
  refusal,
  type Site,
  type Source,
  type Template,
  TemplateError,
  variablesOf,
  visit,
} from '@veloway/vtl';
import { contextOf, type MemberNames, type Overrides, overridesOf, type Phase } from './context.js';
import type { ProxyEvent } from './event.js';
import { inputOf } from './input.js';
import { MAX_FOREACH_ITERATIONS, MAX_PAYLOAD_BYTES, MAX_TEMPLATE_BYTES } from './limits.js';
import { changesData } from './mutation.js';
import type { Recording } from './recording/recording.js';
import { stageVariablesOf } from './root-variables.js';
import { unknownNames } from './unknown-names.js';
import { DEFAULT_UTIL_OPTIONS, type UtilOptions, utilOf } from './util.js';

export interface MappingOptions {
  /** What messages call the template by. */
  readonly name?: string;
  /** The file that holds the template among other things. */
  readonly origin?: Source['origin'];
  /** Which Velocity to be; that of API Gateway unless told otherwise. */
  readonly dialect?: Dialect;
  /** What is unknown of `$util`, where the defaults do not suit. */
  readonly util?: Partial<UtilOptions>;
  readonly limits?: Partial<Limits>;
  /** Where `#parse` and `#include` look; API Gateway has nothing to find there. */
  readonly loader?: Loader;
}

export interface RenderOptions {
  /** Which of a request's two templates this one is: whether the event's body is the client's, or the backend's answer. */
  readonly phase?: Phase;
  /** What an earlier template of the same request wrote to the override maps. */
  readonly overrides?: Overrides;
  /** Further variables, as Velocity alone would be given. */
  readonly variables?: Iterable<readonly [string, JavaValue]>;
}

/** What a template made of a request: text and plain data. */
export interface Rendered {
  readonly output: string;
  readonly overrides: Overrides;
}

/** A mapping template that is ready to render, any number of times. */
export interface MappingTemplate {
  readonly tree: Template;
  /** What is odd about the template, though API Gateway runs it. */
  readonly warnings: readonly Problem[];
  /**
   * @param event a sample request; every field may be missing
   * @throws TemplateError where API Gateway's Velocity would throw, or a limit is reached
   */
  render(event?: ProxyEvent, options?: RenderOptions): Rendered;
  /** Every place of the template where something may happen and would be recorded, in the order of the text. */
  readonly sites: readonly Site[];
  /**
   * Renders and writes down what happens meanwhile: which text of the template wrote what, and why. It takes a few times
   * as long as {@link render}.
   *
   * @param event as that of {@link render}
   * @returns the run; where it failed, up to the failure
   */
  record(event?: ProxyEvent, options?: RenderOptions): Recording;
}

/**
 * Compiles a mapping template.
 *
 * @throws TemplateError where API Gateway refuses the template: its Velocity cannot parse it, or it is too long
 */
export function compile(text: string, options: MappingOptions = {}): MappingTemplate {
  const dialect = options.dialect ?? API_GATEWAY;
  const { name = 'template', origin } = options;
  if (dialect === API_GATEWAY) checkLength(sourceOf({ name, text }, origin));
  const { tree: parsed, problems } = parse(text, options.name);
  const tree = { ...parsed, source: sourceOf(parsed.source, origin) };
  const refused = refusal(problems, tree.source);
  if (refused !== undefined) throw refused;
  const loopIterations = dialect === API_GATEWAY ? { loopIterations: MAX_FOREACH_ITERATIONS } : {};
  const program = compileTree(tree, { ...options, dialect, limits: { ...loopIterations, ...options.limits } });
  const variables = variablesFor(tree, { ...DEFAULT_UTIL_OPTIONS, ...options.util });
  const reached = contextMembers(tree);
  const prepare = (event: ProxyEvent, { overrides, variables: further }: RenderOptions) => {
    if (dialect === API_GATEWAY) checkPayload(event, tree.source);
    const context = contextReader(event, overrides, reached);
    const values = variables(event, context.get);
    for (const [name, value] of further ?? []) values[name] = value;
    return { values, overrides: context.overrides };
  };
  return {
    tree,
    warnings:
      dialect === API_GATEWAY ? [...problems, ...unknownNames(tree)].sort((a, b) => a.start - b.start) : problems,
    render(event = {}, renderOptions = {}) {
      const { values, overrides } = prepare(event, renderOptions);
      return { output: program.render(values), overrides: overrides(renderOptions.phase ?? 'request') };
    },
    get sites() {
      return program.sites;
    },
    record(event = {}, renderOptions = {}) {
      const { values, overrides } = prepare(event, renderOptions);
      const run = program.record(values);
      return {
        output: run.output,
        overrides: overrides(renderOptions.phase ?? 'request'),
        error: run.error,
        // The steps are made when they are first asked for.
        get steps() {
          return run.steps;
        },
      };
    },
  };
}

function sourceOf(source: Source, origin: Source['origin']): Source {
  return origin === undefined ? source : { ...source, origin };
}

function checkLength(source: Source): void {
  const bytes = bytesOf(source.text, MAX_TEMPLATE_BYTES);
  if (bytes <= MAX_TEMPLATE_BYTES) return;
  const message = `The template has ${bytes} bytes; API Gateway accepts ${MAX_TEMPLATE_BYTES}. Split it, or shorten it.`;
  throw new TemplateError('template-too-long', message, source, { start: 0, end: 1 });
}

function checkPayload({ body }: ProxyEvent, source: Source): void {
  const bytes = typeof body === 'string' ? bytesOf(body, MAX_PAYLOAD_BYTES) : 0;
  if (bytes <= MAX_PAYLOAD_BYTES) return;
  const message = `The payload has ${bytes} bytes; API Gateway accepts ${MAX_PAYLOAD_BYTES}, and answers 413 to more.`;
  throw new TemplateError('payload-too-large', message, source, { start: 0, end: 1 });
}

/** @returns the bytes of a text in UTF-8; 0 where it is so short that they cannot be more than `limit` */
function bytesOf(text: string, limit: number): number {
  return text.length > limit / 3 ? new TextEncoder().encode(text).length : 0;
}

/** Makes `$context` when it is asked for, and tells what was written to it. */
function contextReader(event: ProxyEvent, before: Overrides | undefined, names: MemberNames) {
  let context: JavaMap | undefined;
  return {
    get: (): JavaMap => (context ??= contextOf(event, before, names)),
    overrides: (phase: Phase): Overrides =>
      context === undefined ? (before ?? {}) : overridesOf(context, phase, before),
  };
}

/** @returns the members of `$context` that a template names; undefined where it may reach others as well */
function contextMembers(tree: Template): MemberNames {
  const names = new Set<string>();
  let dynamic = false;
  visit(tree, (node) => {
    if (node.kind === 'Directive') dynamic ||= node.name === 'parse' || node.name === 'evaluate';
    if (node.kind !== 'Reference' || node.name !== 'context') return;
    const [first] = node.parts;
    if (first?.kind === 'Property') names.add(first.name);
    else dynamic = true;
  });
  return dynamic ? undefined : names;
}

/** @returns a function that makes the variables which a template names, and no others */
function variablesFor(tree: Template, util: UtilOptions): (event: ProxyEvent, context: () => JavaMap) => Fields {
  const names = new Set<string>();
  let dynamic = false;
  visit(tree, (node) => {
    if (node.kind === 'Reference') names.add(node.name);
    if (node.kind === 'Directive') dynamic ||= node.name === 'parse' || node.name === 'evaluate';
  });
  const mutates = changesData(tree);
  const utilities = utilOf(util);
  const needs = (name: string): boolean => dynamic || names.has(name);
  return (event, context) => {
    const values: [string, JavaValue][] = [];
    if (needs('input')) values.push(['input', inputOf(event, mutates)]);
    if (needs('context')) values.push(['context', context()]);
    if (needs('util')) values.push(['util', utilities]);
    if (needs('stageVariables')) values.push(['stageVariables', stageVariablesOf(event)]);
    return variablesOf(values);
  };
}
