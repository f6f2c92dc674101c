import { findMethod, type HttpMethod } from '@veloway/api';
import { createGateway, type GatewayError, type LocalGateway, type TestInvokeResult } from '@veloway/gateway';
import { nearest } from '@veloway/vtl';
import { functionSources } from '../definition/function-sources.js';
import { type ApiOptions, definitionProblemText, type ReadApi, readApi } from '../definition/read-api.js';
import { pairList, pairs } from '../name-value.js';
import { readBytes } from '../read-file.js';
import { colors } from '../report/colors.js';
import { errorObject, printTemplateError } from '../report/problem.js';
import { visible } from '../report/visible.js';
import { functionLine } from '../serve/function-line.js';
import { type GatewayCommandOptions, gatewayOptions } from '../serve/gateway-command-options.js';
import { UsageError } from '../usage-error.js';

export interface InvokeOptions extends ApiOptions, GatewayCommandOptions {
  readonly body?: string;
  readonly data?: string;
  readonly header?: readonly string[];
  readonly query?: readonly string[];
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/**
 * `veloway invoke`.
 *
 * @param method `POST`, or `POST /orders` with the path
 * @param path `/orders/7?full=true`
 * @returns the exit code: 0 the method answered, 1 the gateway had to answer itself
 * @throws UsageError where the command line or the definition is wrong
 */
export async function invoke(
  file: string,
  method: string,
  path: string | undefined,
  options: InvokeOptions,
): Promise<number> {
  const read = readApi(file, options);
  const gateway = gatewayFor(read, options);
  try {
    const result = await gateway.testInvoke(inputOf(read, wantedMethod(method, path), options));
    if (result.bug !== undefined) throw result.bug;
    if (options.json) process.stdout.write(`${JSON.stringify(resultObject(result))}\n`);
    else tellResult(result, read, options);
    return result.failure === undefined ? 0 : 1;
  } finally {
    await gateway.close();
  }
}

function gatewayFor(read: ReadApi, options: InvokeOptions): LocalGateway {
  const { stages, api } = read.defined;
  const stage =
    stages.find(({ name }) => name === options.stage) ?? (options.stage === undefined ? stages[0] : undefined);
  const color = colors();
  const { functions, notices } = functionSources(read, options.function);
  for (const notice of options.quiet ? [] : notices) process.stderr.write(`${color.yellow('note')}: ${notice}\n`);
  return createGateway(api, {
    ...gatewayOptions(options),
    stage: options.stage ?? stage?.name ?? 'test-invoke-stage',
    stageVariables: { ...stage?.variables, ...pairs(options.stageVariable, '--stage-variable') },
    functions,
    print: functionLine,
  });
}

interface Wanted {
  readonly httpMethod: string;
  readonly path: string;
}

function wantedMethod(method: string, path: string | undefined): Wanted {
  const [, name, rest] = /^\s*([a-z]+)\s*(\/\S*)?\s*$/i.exec(method) ?? [];
  const target = path ?? rest;
  if (name === undefined || target === undefined || !target.startsWith('/')) {
    throw new UsageError(
      `\`${[method, path].filter(Boolean).join(' ')}\` should be a method and a path, such as \`POST /orders\`.`,
    );
  }
  return { httpMethod: name.toUpperCase(), path: target };
}

function inputOf(read: ReadApi, { httpMethod, path }: Wanted, options: InvokeOptions) {
  const [bare = '/', query] = path.split(/\?(.*)/s);
  const added = pairList(options.query, '--query').map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const parameters = [...(query === undefined ? [] : [query]), ...added].join('&');
  const { api } = read.defined;
  const literal = findMethod(api, { method: httpMethod, path: bare }) !== undefined && parameters === '';
  checkMethod(read, httpMethod, bare);
  return {
    httpMethod,
    ...(literal ? { resourcePath: bare } : {}),
    pathWithQueryString: parameters === '' ? bare : `${bare}?${parameters}`,
    headers: pairList(options.header, '--header'),
    body: bodyOf(options),
  };
}

function bodyOf({ body, data }: InvokeOptions): string | Uint8Array {
  if (body !== undefined && data !== undefined) {
    throw new UsageError('`--body` is a file and `--data` a text: leave one of them out.');
  }
  return body === undefined ? (data ?? '') : readBytes(body, 'the body');
}

/** Tells of a path that leads nowhere before anything is invoked. */
function checkMethod({ defined, file }: ReadApi, httpMethod: string, path: string): void {
  const { resources } = defined.api;
  const names = resources.flatMap((resource) =>
    Object.keys(resource.methods).map((name) => ({
      name: `${name} ${resource.path}`,
      path: resource.path,
      method: name as HttpMethod,
    })),
  );
  const matches = names.some(
    (known) => (known.method === httpMethod || known.method === 'ANY') && patternOf(known.path).test(path),
  );
  if (matches) return;
  const wanted = `${httpMethod} ${path}`;
  const near =
    nearest(
      wanted,
      names.map(({ name }) => name),
    ) ?? names.find((known) => patternOf(known.path).test(path))?.name;
  throw new UsageError(`\`${wanted}\` is no method of ${file}${insteadOf(near, names)}`);
}

/** So many methods are named where none is near. */
const MOST_NAMES = 10;

function insteadOf(near: string | undefined, methods: readonly { readonly name: string }[]): string {
  if (near !== undefined) return `. Did you mean \`${near}\`?`;
  if (methods.length === 0) return ', which has none.';
  const shown = methods.slice(0, MOST_NAMES).map(({ name }) => `\`${name}\``);
  const more = methods.length - shown.length;
  return `: it has ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function patternOf(path: string): RegExp {
  const source = path
    .split(/(\{[^{}]*\})/)
    .map((part) =>
      /^\{.*\+\}$/.test(part) ? '.+' : part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}/?$`);
}

function tellResult(result: TestInvokeResult, { definition, texts }: ReadApi, { quiet }: InvokeOptions): void {
  const color = colors();
  const { status, multiValueHeaders, body, log, latency, failure } = result;
  if (!quiet) {
    for (const problem of failure === undefined ? [] : definition.problems) {
      process.stderr.write(`${definitionProblemText(problem, texts, color)}\n`);
    }
    process.stderr.write(`${color.dim(log.trimEnd().split('\n').map(visible).join('\n'))}\n\n`);
    const paint = status >= 500 ? color.red : status >= 400 ? color.yellow : color.green;
    process.stderr.write(`${paint(String(status))} ${color.dim(`${latency} ms`)}\n`);
    const lines = Object.entries(multiValueHeaders).flatMap(([name, values]) =>
      values.map((value) => `${color.cyan(name)}: ${visible(value)}\n`),
    );
    process.stderr.write(lines.join(''));
    process.stderr.write('\n');
  }
  const { advice, templateError } = failure?.details ?? {};
  if (templateError !== undefined) process.stderr.write(`${printTemplateError(templateError, color)}\n`);
  if (advice !== undefined) process.stderr.write(`${color.yellow(advice)}\n`);
  process.stdout.write(body);
}

/** @returns the result as programs read it, with the names of `TestInvokeMethod`'s answer */
function resultObject({ status, headers, multiValueHeaders, body, log, latency, failure }: TestInvokeResult) {
  const text = typeof body === 'string';
  return {
    status,
    headers,
    multiValueHeaders,
    body: text ? body : Buffer.from(body).toString('base64'),
    ...(text ? {} : { isBase64Encoded: true }),
    log,
    latency,
    ...(failure === undefined ? {} : { failure: failureObject(failure) }),
  };
}

function failureObject({ type, message, details }: GatewayError) {
  const { log: reason, advice, templateError } = details;
  return { type, message, reason, advice, template: templateError && errorObject(templateError) };
}
