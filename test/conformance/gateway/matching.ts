/** Compares what was recorded with what is; placeholders of a recording stand for any value of their kind. */
export interface Matching {
  /** @returns how the values differ, one sentence each; nothing where they agree */
  differences(recorded: unknown, actual: unknown, where: string): readonly string[];
}

/** @returns a comparison for one case, in which a placeholder with a number has the same value wherever it stands */
export function matching(): Matching {
  const bound = new Map<string, unknown>();
  const differences: Matching['differences'] = (recorded, actual, where) => {
    if (typeof recorded === 'string' && sameText(recorded, actual, bound)) return [];
    if (recorded === actual) return [];
    if (!isObject(recorded) || !isObject(actual) || Array.isArray(recorded) !== Array.isArray(actual)) {
      return [`${where}: ${shown(recorded)} was recorded, not ${shown(actual)}`];
    }
    const names = new Set([...Object.keys(recorded), ...Object.keys(actual)]);
    return [...names].flatMap((name) => differences(recorded[name], actual[name], `${where}.${name}`));
  };
  return { differences };
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** `<uuid:1>`, `<host:1>`, `<request-id-1>`, `<Date>`, and times as the recordings mask them. */
const PLACEHOLDER = /<[a-zA-Z][\w-]*(?::\d+)?>|DDD MMM dd hh:mm:ss UTC yyyy|Day, dd MMM yyyy hh:mm:ss GMT/g;

/** Has the same value wherever it stands in a case. */
const NUMBERED = /^<.*[:-]\d+>$|api[-_]id>$/;

function sameText(recorded: string, actual: unknown, bound: Map<string, unknown>): boolean {
  const placeholders = recorded.match(PLACEHOLDER) ?? [];
  if (placeholders.length === 0 || recorded === actual) return recorded === actual;
  if (placeholders[0] === recorded) return isBound(recorded, actual, bound);
  const parts = recorded.split(PLACEHOLDER).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const values = new RegExp(`^${parts.join('(.+?)')}$`, 's').exec(String(actual))?.slice(1);
  return values?.every((value, index) => isBound(placeholders[index] ?? '', value, bound)) ?? false;
}

function isBound(placeholder: string, actual: unknown, bound: Map<string, unknown>): boolean {
  if (actual === undefined || actual === null || actual === '') return false;
  if (KINDS.some(([name, kind]) => name.test(placeholder) && !kind.test(String(actual)))) return false;
  if (!NUMBERED.test(placeholder)) return true;
  if (!bound.has(placeholder)) bound.set(placeholder, actual);
  return bound.get(placeholder) === actual;
}

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const IN_LOG = '[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d UTC \\d{4}';

/** What is known of the values of placeholders. */
const KINDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^<uuid|^<request-id/, new RegExp(`^${UUID}$`)],
  [/^<(x-amz-)?trace-id|^<x-amzn?-trace-id/i, /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}/],
  [/api[-_]id>$|api_id:/, /^[a-z0-9]{10}$/],
  [/^<content_length|^<request-time-epoch|^<latency|forwarded-port/i, /^\d+$/],
  [/^<extended-request-id|^<x-amz-apigw-id/, /^[\w-]+=+$/],
  [/^DDD/, new RegExp(`^${IN_LOG}$`)],
  [/^Day/, /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/],
  [/^<request-time>/, /^\d+\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/],
];
