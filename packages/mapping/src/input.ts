import { type HostMethod, HostObject, JavaError, JavaMap, type JavaValue } from '@veloway/vtl';
import { INPUT_ROWS, PARAMETER_GROUPS } from './catalogue/input-rows.js';
import type { InputImplementation, InputSource } from './catalogue/row.js';
import { bodyOf, type ParameterGroup, type ProxyEvent, parameterOf, parametersOf } from './event.js';
import { InvalidJsonError } from './json/invalid-json-error.js';
import { parseJson } from './json/parse.js';
import { jsonPathOf } from './json-path/compile.js';
import { JsonPathError } from './json-path/json-path-error.js';

type Call = InputImplementation['call'];
type Methods = HostObject['methods'];

/**
 * `$input`.
 *
 * @param mutates whether the template changes what it reads: each `$input.path` then reads the payload anew, once one of
 *   its maps or lists is out of hand
 */
export function inputOf(event: ProxyEvent, mutates: boolean): HostObject {
  return new RequestInput(event, mutates);
}

/** @returns the methods by name, each with all of its overloads in one function */
function methodTable(): Methods {
  const overloads = new Map<string, Map<number, Call>>();
  for (const { implementation } of INPUT_ROWS) {
    const { member, arity, call } = implementation;
    if (arity === undefined) continue;
    overloads.set(member, (overloads.get(member) ?? new Map<number, Call>()).set(arity, call));
  }
  const methods = Array.from(overloads, ([member, calls]) => {
    const call = byArity(calls);
    return [member, { arity: [...calls.keys()], call: onInput(call) }] as const;
  });
  return new Map(methods);
}

function onInput(call: Call): HostMethod {
  return (args, host) => (host instanceof RequestInput ? call(host, args) : null);
}

function propertyTable(): HostObject['properties'] {
  const properties = INPUT_ROWS.map((row) => row.implementation).filter(({ arity }) => arity === undefined);
  return new Map(
    properties.map(({ member, call }) => [member, (host) => (host instanceof RequestInput ? call(host, []) : null)]),
  );
}

function byArity(calls: ReadonlyMap<number, Call>): Call {
  const [only] = calls.values();
  if (only !== undefined && calls.size === 1) return only;
  return (input, args) => calls.get(args.length)?.(input, args) ?? null;
}

/** One request, read as far as its template asks. */
class RequestInput extends HostObject implements InputSource {
  private text: string | undefined = undefined;
  private document: JavaValue | undefined = undefined;
  private groups: JavaMap | undefined = undefined;

  constructor(
    private readonly event: ProxyEvent,
    private readonly mutates: boolean,
  ) {
    super('com.amazonaws.apigateway.Input', PROPERTIES, METHODS);
  }

  get body(): string {
    this.text ??= bodyOf(this.event);
    return this.text;
  }

  parameters(): JavaMap {
    this.groups ??= parameterMap(this.event);
    return this.groups;
  }

  parameter(group: ParameterGroup, name: string): string | undefined {
    return this.groups === undefined
      ? parameterOf(this.event, group, name)
      : ((this.groups.get(group) as JavaMap).get(name) as string | undefined);
  }

  find(path: string): JavaValue {
    const compiled = compiledPath(path);
    try {
      this.document ??= parseJson(this.body);
      const value = compiled.read(this.document);
      if (this.mutates && typeof value === 'object' && value !== null) this.document = undefined;
      return value;
    } catch (error) {
      return nothingFound(error);
    }
  }
}

/** @throws JavaError unless the payload is no JSON or has nothing at the path, which reads as null */
function nothingFound(error: unknown): null {
  if (error instanceof InvalidJsonError) return null;
  if (!(error instanceof JsonPathError)) throw error;
  if (error.type === 'PathNotFoundException') return null;
  throw new JavaError(error.type, error.message);
}

function compiledPath(path: string): ReturnType<typeof jsonPathOf> {
  try {
    return jsonPathOf(path);
  } catch (error) {
    throw error instanceof JsonPathError ? new JavaError(error.type, error.message) : error;
  }
}

function parameterMap(event: ProxyEvent): JavaMap {
  const map = new JavaMap();
  for (const group of PARAMETER_GROUPS) {
    const members = new JavaMap();
    for (const [name, value] of parametersOf(event, group)) members.set(name, value);
    map.set(group, members);
  }
  return map;
}

/** What every `$input` has, gathered once; only the request differs. */
const PROPERTIES = propertyTable();
const METHODS = methodTable();
