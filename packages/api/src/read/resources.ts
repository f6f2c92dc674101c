import { HTTP_METHODS, type HttpMethod, type Method, type Resource } from '../model.js';
import { tellExtensions } from './extensions.js';
import { readMethod } from './method.js';
import { isPathPart, pathPartText } from './path-part.js';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { type Reading, tellError, tellWarning } from './reading.js';
import { advice, objectAt } from './typed-values.js';

const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** What a path item has beside its operations. */
const OTHER_KEYS = ['parameters', 'summary', 'description', 'servers'];

const METHOD_KEYS: ReadonlyMap<string, HttpMethod> = new Map(
  HTTP_METHODS.map((method) => [method === 'ANY' ? ANY_METHOD : method.toLowerCase(), method]),
);

/** @param prefix what every path begins with */
export function readResources(reading: Reading, prefix: string): readonly Resource[] {
  const found = new Map<string, Record<string, Method>>();
  for (const place of objectAt(reading, reading.root.get('paths'))?.members ?? []) {
    if (place.name.startsWith('x-')) continue;
    const path = pathOf(reading, place, prefix);
    const pathItem = objectAt(reading, place);
    if (path === undefined || pathItem === undefined) continue;
    const methods = found.get(path) ?? {};
    found.set(path, methods);
    for (const method of methodsOf(reading, pathItem, path)) {
      if (methods[method.httpMethod] !== undefined) tellTwice(reading, place, method, path);
      methods[method.httpMethod] = method;
    }
  }
  return [...found].map(([path, methods]) => ({ path, methods: recordOf(Object.entries(methods)) }));
}

function tellTwice(reading: Reading, { keyRange }: Place, { httpMethod }: Method, path: string): void {
  const message = `\`${httpMethod} ${path}\` is defined twice, since a slash at the end makes no other path: remove one.`;
  tellError(reading, 'duplicate-method', keyRange, message);
}

/** @returns the resource's path, without the slash at its end: a resource's part is never empty */
function pathOf(reading: Reading, place: Place, prefix: string): string | undefined {
  const parts = place.name.split('/').slice(1);
  if (parts.at(-1) === '') parts.pop();
  const strange = place.name.startsWith('/') ? parts.find((part) => !isPathPart(part)) : undefined;
  if (place.name.startsWith('/') && strange === undefined)
    return `${prefix}/${parts.join('/')}`.replace(/(.)\/$/, '$1');
  const message =
    strange === undefined ? `\`${place.name}\` is no path: let it begin with \`/\`.` : pathPartText(strange);
  return tellError(reading, 'invalid-path', place.keyRange, message);
}

function methodsOf(reading: Reading, pathItem: Place, path: string): readonly Method[] {
  tellExtensions(reading, pathItem, 'path');
  return pathItem.members.flatMap((operation) => {
    const httpMethod = METHOD_KEYS.get(operation.name);
    if (httpMethod === undefined) return tellKey(reading, operation) ?? [];
    const members = objectAt(reading, operation);
    return members === undefined ? [] : [readMethod(reading, { httpMethod, path, pathItem, operation: members })];
  });
}

function tellKey(reading: Reading, { name, keyRange }: Place): undefined {
  if (OTHER_KEYS.includes(name) || name.startsWith('x-')) return undefined;
  if (name === 'trace') {
    return tellWarning(
      reading,
      'unsupported-method',
      keyRange,
      '`trace` is left out: API Gateway has no method TRACE.',
    );
  }
  if (name === '$ref') {
    const message = 'A path cannot be a `$ref`: write its operations here.';
    return tellError(reading, 'unsupported-reference', keyRange, message);
  }
  const keys = [...METHOD_KEYS.keys(), ...OTHER_KEYS];
  return tellWarning(
    reading,
    'unknown-key',
    keyRange,
    `\`${name}\` is no key of a path${advice(name, keys, 'its keys are')}`,
  );
}
