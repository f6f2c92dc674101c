import type { ProxyEvent } from '@veloway/mapping';
import { pairs } from './name-value.js';
import { readText } from './read-file.js';
import { parseJsonFile } from './read-json.js';
import { UsageError } from './usage-error.js';

/** The options that say what request a template renders. */
export interface EventOptions {
  readonly event?: string;
  readonly body?: string;
  readonly stageVariable?: readonly string[];
  readonly header?: readonly string[];
  readonly query?: readonly string[];
  readonly pathParameter?: readonly string[];
  readonly context?: readonly string[];
}

/**
 * @returns the event of `--event`, or an empty one, with what the other options add to it or change in it
 * @throws UsageError where a file cannot be read, is no JSON object, or an option is no `name=value`
 */
export async function sampleEvent(options: EventOptions): Promise<ProxyEvent> {
  const event = options.event === undefined ? {} : await readEvent(options.event);
  return {
    ...event,
    ...(options.body === undefined ? {} : { body: readText(options.body, 'the body') }),
    stageVariables: { ...event.stageVariables, ...pairs(options.stageVariable, '--stage-variable') },
    headers: { ...event.headers, ...pairs(options.header, '--header') },
    queryStringParameters: { ...event.queryStringParameters, ...pairs(options.query, '--query') },
    pathParameters: { ...event.pathParameters, ...pairs(options.pathParameter, '--path-parameter') },
    requestContext: withMembers({ ...event.requestContext }, pairs(options.context, '--context')),
  };
}

async function readEvent(file: string): Promise<ProxyEvent> {
  const event = await parseJsonFile(readText(file, 'the event'), 'The event', file === '-' ? 'standard input' : file);
  if (typeof event === 'object' && event !== null && !Array.isArray(event)) return event;
  throw new UsageError(
    `The event ${file} is no JSON object. \`sam local generate-event apigateway aws-proxy\` prints one.`,
  );
}

/** Sets members by their dotted names: `identity.sourceIp`. */
function withMembers(context: Record<string, unknown>, members: Record<string, string>): Record<string, unknown> {
  for (const [path, value] of Object.entries(members)) setMember(context, path.split('.'), value);
  return context;
}

function setMember(object: Record<string, unknown>, [name, ...rest]: string[], value: string): void {
  if (name === undefined) return;
  if (rest.length === 0) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
    return;
  }
  const inner = Object.hasOwn(object, name) ? object[name] : undefined;
  const copy = { ...(typeof inner === 'object' && inner !== null ? inner : {}) };
  Object.defineProperty(object, name, { value: copy, enumerable: true, configurable: true, writable: true });
  setMember(copy, rest, value);
}
