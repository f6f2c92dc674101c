import { HTTP_METHODS, type HttpMethod, type IntegrationType } from '../../model.js';
import { isPathPart, pathPartText } from '../path-part.js';
import type { Place } from '../place.js';
import { type Telling, tellError } from '../reading.js';
import { advice, booleanAt, textAt } from '../typed-values.js';

/** A method that an event of a function makes. */
export interface HttpEvent {
  readonly path: string;
  readonly httpMethod: HttpMethod;
  readonly type: IntegrationType;
  readonly isAsync: boolean;
  /** The event, as an object; of one that is a text, the text. */
  readonly place: Place;
}

/** @returns undefined where an event makes no method, which is told */
export function httpEvent(telling: Telling, place: Place): HttpEvent | undefined {
  const { method, path } =
    place.kind === 'text' ? wordsOf(place) : { method: place.get('method'), path: place.get('path') };
  if (method === undefined || path === undefined) {
    const message = 'An `http` event has a `path` and a `method`: write `POST /orders`, or both as keys.';
    return tellError(telling, 'missing-key', place.keyRange, message);
  }
  const httpMethod = methodAt(telling, method);
  const wholePath = pathAt(telling, path);
  const isAsync = booleanAt(telling, place.get('async')) ?? false;
  const type = integrationType(telling, place.get('integration'), isAsync);
  if (httpMethod === undefined || wholePath === undefined || type === undefined) return undefined;
  return { path: wholePath, httpMethod, type, isAsync, place };
}

/** What is written of a method or a path. */
interface Written {
  readonly text: string;
  readonly range: Place['range'];
}

function wordsOf({ text, range }: Place): { readonly method: Written | undefined; readonly path: Written | undefined } {
  const [method, path] = text.trim().split(/\s+/);
  return {
    method: method ? { text: method, range } : undefined,
    path: path === undefined ? undefined : { text: path, range },
  };
}

function methodAt(telling: Telling, { text, range }: Written): HttpMethod | undefined {
  const found = HTTP_METHODS.find((name) => name === text.toUpperCase());
  if (found !== undefined) return found;
  const message = `\`${text}\` is no method${advice(text.toUpperCase(), HTTP_METHODS, 'choose')}`;
  return tellError(telling, 'unknown-choice', range, message);
}

function pathAt(telling: Telling, { text, range }: Written): string | undefined {
  const parts = text.replace(/^\//, '').replace(/\/$/, '').split('/');
  const strange = parts.length === 1 && parts[0] === '' ? undefined : parts.find((part) => !isPathPart(part));
  if (strange === undefined) return `/${parts.join('/')}`;
  return tellError(telling, 'invalid-path', range, pathPartText(strange));
}

/** Documented: the names of the framework, and those of API Gateway. */
const TYPES: ReadonlyMap<string, IntegrationType> = new Map<string, IntegrationType>([
  ['lambda-proxy', 'AWS_PROXY'],
  ['lambda', 'AWS'],
  ['http', 'HTTP'],
  ['http-proxy', 'HTTP_PROXY'],
  ['mock', 'MOCK'],
  ['aws-proxy', 'AWS_PROXY'],
  ['aws', 'AWS'],
]);

function integrationType(telling: Telling, place: Place | undefined, isAsync: boolean): IntegrationType | undefined {
  const text = textAt(telling, place);
  if (place === undefined || text === undefined) return isAsync ? 'AWS' : 'AWS_PROXY';
  const found = TYPES.get(text.toLowerCase().replace('_', '-'));
  if (found !== undefined) return found;
  const message = `\`${text}\` is no \`integration\`${advice(text, [...TYPES.keys()], 'choose')}`;
  return tellError(telling, 'unknown-choice', place.range, message);
}
