import { HostObject, JavaError, JavaMap, type JavaValue, toJson } from '@veloway/vtl';
import { bodyOf, type ParameterGroup, type ProxyEvent, parametersOf } from './event.js';
import { parseJson } from './json/parse.js';
import { InvalidJsonError } from './json/invalid-json-error.js';
import { jsonPathOf } from './json-path/compile.js';
import { JsonPathError } from './json-path/json-path-error.js';

const GROUPS: readonly ParameterGroup[] = ['path', 'querystring', 'header'];

/**
 * `$input`.
 *
 * @param mutates whether the template changes what it reads: each `$input.path` then reads the payload anew, once one of
 *   its maps or lists is out of hand
 */
export function inputOf(event: ProxyEvent, mutates: boolean): HostObject {
  const body = bodyOf(event);
  const document = documentReader(body, mutates);
  let parameters: JavaMap | undefined;
  const params = (): JavaMap => (parameters ??= parameterMap(event));
  return new HostObject(
    'com.amazonaws.apigateway.Input',
    new Map([['body', () => body]]),
    new Map([
      ['path', { arity: [1], call: ([path]) => (typeof path === 'string' ? document(path) : null) }],
      ['json', { arity: [1], call: ([path]) => (typeof path === 'string' ? jsonText(document(path)) : null) }],
      ['params', { arity: [0, 1], call: (args) => (args.length === 0 ? params() : parameter(params(), args[0] ?? null)) }],
    ]),
  );
}

function jsonText(value: JavaValue): string {
  // A path that leads nowhere is the empty string of JSON, as LocalStack's unit tests have it.
  return value === null ? '""' : toJson(value);
}

function parameterMap(event: ProxyEvent): JavaMap {
  const map = new JavaMap();
  for (const group of GROUPS) {
    const members = new JavaMap();
    for (const [name, value] of parametersOf(event, group)) members.set(name, value);
    map.set(group, members);
  }
  return map;
}

/** The documentation: searched in the path, then the query string, then the headers; `""` where it is in none. */
function parameter(params: JavaMap, name: JavaValue): JavaValue {
  if (typeof name !== 'string') return null;
  for (const group of GROUPS) {
    const found = (params.get(group) as JavaMap).get(name);
    if (found !== undefined) return found;
  }
  return params.get(name) ?? '';
}

function documentReader(body: string, mutates: boolean): (path: string) => JavaValue {
  let document: JavaValue | undefined;
  return (path) => {
    const compiled = compiledPath(path);
    try {
      document ??= parseJson(body);
      const value = compiled.read(document);
      if (mutates && typeof value === 'object' && value !== null) document = undefined;
      return value;
    } catch (error) {
      if (error instanceof InvalidJsonError) return null;
      if (!(error instanceof JsonPathError)) throw error;
      if (error.type === 'PathNotFoundException') return null;
      throw new JavaError(error.type, error.message);
    }
  };
}

function compiledPath(path: string): ReturnType<typeof jsonPathOf> {
  try {
    return jsonPathOf(path);
  } catch (error) {
    throw error instanceof JsonPathError ? new JavaError(error.type, error.message) : error;
  }
}
