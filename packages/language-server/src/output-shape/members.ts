import type { Expression, Method, Part, Reference } from '@veloway/vtl';
import { contextType } from './context-types.js';
import { evaluate, type Scope } from './evaluate.js';
import { extend, type Path, type PathType, rootPath } from './path.js';
import { EMPTY, pathValue, type Value, valueKey } from './value.js';

/** @returns what the parts of a reference read of the value of its variable */
export function readParts(scope: Scope, root: Value, { parts, start }: Reference): Value {
  let value = root;
  for (const part of parts) value = readPart(scope, value, part, start);
  return value;
}

function readPart(scope: Scope, value: Value, part: Part, at: number): Value {
  if (value.kind === 'path') return ofPath(scope, value.path, part);
  if (value.kind === 'list' && value.size !== undefined && isCall(part, 'size'))
    return { kind: 'number', value: value.size };
  if (value.kind === 'text' && value.text === '' && part.kind !== 'Method') return EMPTY;
  if (value.kind === 'anyhow' || value.kind === 'block') return { kind: 'anyhow' };
  if (part.kind === 'Method' && JOINING.has(part.name)) return { kind: 'pieces', pieces: ['anything'] };
  const root = `${at}#${valueKey(value)}${part.kind}`;
  return ofPath(scope, rootPath(root, 'unknown', true), part);
}

/** Methods that may put a text of the template to another. */
const JOINING: ReadonlySet<string> = new Set(['concat', 'append', 'insert', 'substring', 'format', 'join']);

function isCall(part: Part, name: string): boolean {
  return part.kind === 'Method' && part.name === name && part.args.length === 0;
}

function ofPath(scope: Scope, path: Path, part: Part): Value {
  const [root] = path.segments;
  if (path.segments.length === 1 && part.kind === 'Method' && root === 'util') return ofUtil(scope, part);
  if (path.segments.length === 1 && root === 'input') return ofInput(scope, part);
  if (part.kind === 'Index') return member(scope, path, part.index);
  if (part.kind === 'Property') return pathValue(property(path, part.name));
  if ((part.name === 'get' || part.name === 'getAt') && part.args[0] !== undefined)
    return member(scope, path, part.args[0]);
  if (JOINING.has(part.name) && part.args.length > 0 && part.name !== 'substring') {
    return { kind: 'pieces', pieces: ['anything'] };
  }
  const args = part.args.map((arg) => evaluate(scope, arg));
  const type = part.name === 'toString' ? textType(path.type) : (METHOD_TYPES.get(part.name) ?? 'unknown');
  return pathValue(extend(path, `${part.name}(${args.map(valueKey).join()})`, type, args.flatMap(pathOf)));
}

/** Whether what a text is told of the type it had stays so. */
function textType(type: PathType): PathType {
  return type === 'unknown' || type === 'boolean' ? 'unknown' : type;
}

const METHOD_TYPES: ReadonlyMap<string, PathType> = new Map<string, PathType>([
  ...['size', 'length', 'indexOf', 'lastIndexOf', 'hashCode', 'compareTo'].map((name) => [name, 'number'] as const),
  ...['isEmpty', 'contains', 'containsKey', 'containsValue', 'startsWith', 'endsWith', 'matches', 'equals'].map(
    (name) => [name, 'boolean'] as const,
  ),
]);

export function pathOf(value: Value): readonly Path[] {
  return value.kind === 'path' || value.kind === 'sum' ? [value.path] : [];
}

function property(path: Path, name: string): Path {
  const type = path.segments[0] === 'context' ? contextType([...path.segments.slice(1), name]) : 'unknown';
  const isText = path.segments[0] === 'stageVariables' || path.segments[0] === 'params()';
  return extend(path, name, isText ? 'text' : type);
}

/** `$map['name']`, `$map.get('name')` and `$map.name` are the same. */
function member(scope: Scope, path: Path, index: Expression): Value {
  const value = evaluate(scope, index);
  if (value.kind === 'text') return pathValue(property(path, value.text));
  return pathValue(extend(path, `[${valueKey(value)}]`, 'unknown', pathOf(value)));
}

function ofUtil(scope: Scope, { name, args: nodes }: Method): Value {
  const args = nodes.map((arg) => evaluate(scope, arg));
  const type = name === 'parseJson' ? 'unknown' : 'text';
  const root = rootPath('util', 'unknown');
  return pathValue(extend(root, `${name}(${args.map(valueKey).join()})`, type, args.flatMap(pathOf)));
}

const PAYLOAD = 'payload';

function ofInput(scope: Scope, part: Part): Value {
  if (part.kind === 'Property' && part.name === 'body') {
    return pathValue(extend(rootPath(PAYLOAD), 'body()', 'unknown'));
  }
  if (part.kind !== 'Method') return EMPTY;
  const args = part.args.map((arg) => evaluate(scope, arg));
  const [first] = args;
  if (part.name === 'params') return pathValue(first === undefined ? rootPath('params()') : parameter(first));
  const found = first === undefined ? rootPath(PAYLOAD) : payloadPath(first);
  if (part.name === 'path') return pathValue(found);
  return part.name === 'json' ? pathValue(extend(found, 'json()', 'json')) : EMPTY;
}

/** One parameter; each is told apart from the others. */
function parameter(name: Value): Path {
  const path = extend(rootPath('params'), valueKey(name), 'text', pathOf(name));
  return name.kind === 'text' ? path : { ...path, shaky: true };
}

/** `$input.path('$.a.b')` is `$input.path('$').a.b`. */
function payloadPath(jsonPath: Value): Path {
  const root = rootPath(PAYLOAD);
  const names = jsonPath.kind === 'text' ? /^\$((?:\.[\w-]+)*)$/.exec(jsonPath.text.trim())?.[1] : undefined;
  if (names !== undefined) {
    return names
      .split('.')
      .slice(1)
      .reduce((path, name) => extend(path, name, 'unknown'), root);
  }
  return extend(root, `path(${valueKey(jsonPath)})`, 'unknown', pathOf(jsonPath));
}
