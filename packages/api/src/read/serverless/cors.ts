import type { HttpMethod } from '../../model.js';
import type { Place } from '../place.js';
import type { Telling } from '../reading.js';
import { booleanAt, objectAt, tellUnknown, textAt, textsAt } from '../typed-values.js';

/** What a path allows to pages of other origins. */
export interface Cors {
  readonly origins: readonly string[];
  readonly headers: readonly string[];
  readonly methods: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAge: string | undefined;
  readonly cacheControl: string | undefined;
}

/** Documented: the headers that are allowed unless others are named. */
const HEADERS = [
  'Content-Type',
  'X-Amz-Date',
  'Authorization',
  'X-Api-Key',
  'X-Amz-Security-Token',
  'X-Amz-User-Agent',
  'X-Amzn-Trace-Id',
];

const KEYS = ['allowCredentials', 'cacheControl', 'headers', 'maxAge', 'methods', 'origin', 'origins'];

/** @returns what the `cors` of an event allows; undefined where it allows nothing */
export function readCors(telling: Telling, place: Place | undefined, httpMethod: HttpMethod): Cors | undefined {
  if (place?.kind !== 'object') return booleanAt(telling, place) ? corsOf(telling, undefined, httpMethod) : undefined;
  const object = objectAt(telling, place);
  if (object !== undefined) tellUnknown(telling, object, '`cors`', KEYS);
  return corsOf(telling, object, httpMethod);
}

function corsOf(telling: Telling, place: Place | undefined, httpMethod: HttpMethod): Cors {
  const headers = listAt(telling, place?.get('headers'));
  const methods = textsAt(telling, place?.get('methods'));
  return {
    origins: originsOf(telling, place),
    headers: headers.length > 0 ? headers : HEADERS,
    methods: [...new Set([...methods, 'OPTIONS', httpMethod])],
    allowCredentials: booleanAt(telling, place?.get('allowCredentials')) ?? false,
    maxAge: textAt(telling, place?.get('maxAge')),
    cacheControl: textAt(telling, place?.get('cacheControl')),
  };
}

function originsOf(telling: Telling, place: Place | undefined): readonly string[] {
  const origins = listAt(telling, place?.get('origins'));
  if (origins.length > 0) return origins;
  const origin = textAt(telling, place?.get('origin')) ?? '*';
  return origin.split(',').map((text) => text.trim());
}

/** A list, or the only item of one. */
function listAt(telling: Telling, place: Place | undefined): readonly string[] {
  return place?.kind === 'text' ? [place.text] : textsAt(telling, place);
}

/** @returns what several methods of a path allow together */
export function mergedCors(before: Cors | undefined, cors: Cors): Cors {
  if (before === undefined) return cors;
  return {
    origins: cors.origins,
    headers: [...new Set([...cors.headers, ...before.headers])],
    methods: [...new Set([...cors.methods, ...before.methods])],
    allowCredentials: before.allowCredentials || cors.allowCredentials,
    maxAge: cors.maxAge ?? before.maxAge,
    cacheControl: cors.cacheControl ?? before.cacheControl,
  };
}

/** @returns headers that every answer of a method has, as expressions of parameter mapping */
export function answerHeaders(cors: Cors | undefined): Readonly<Record<string, string>> {
  if (cors === undefined) return {};
  const credentials = cors.allowCredentials ? { 'Access-Control-Allow-Credentials': 'true' } : {};
  return { 'Access-Control-Allow-Origin': `'${cors.origins.join(',')}'`, ...credentials };
}
