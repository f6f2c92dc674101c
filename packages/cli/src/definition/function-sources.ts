import { dirname, resolve } from 'node:path';
import type { LambdaFunction } from '@veloway/api';
import type { FunctionSource } from '@veloway/gateway';
import { UsageError } from '../usage-error.js';
import type { ReadApi } from './read-api.js';
import { unusedFunctions } from './unused-functions.js';

/** Where the functions of an API are, and what is said of those that cannot be run. */
export interface FunctionSources {
  readonly functions: Readonly<Record<string, FunctionSource>>;
  readonly notices: readonly string[];
  /** The names of those that cannot be run, which the notices are about. */
  readonly refused: readonly string[];
  /** The folders of code that runs here. */
  readonly folders: readonly string[];
}

/** Seconds; of a function that the definition says nothing of, as long as an integration waits. */
const LONGEST = 29;

/**
 * @param given `NAME=HANDLER` or `NAME=URL`, which go before what the definition says
 * @throws UsageError where one is neither
 */
export function functionSources(read: ReadApi, given: readonly string[] | undefined): FunctionSources {
  const { file, definition } = read;
  const base = file === 'standard input' ? '.' : dirname(file);
  const named = (given ?? []).map(namedFunction);
  const names = new Set(named.map(([name]) => name));
  const declared = definition.functions.filter(({ name }) => !names.has(name));
  const runnable = declared.flatMap((declaration): [string, FunctionSource][] => {
    const { handler, codeUri, inlineCode, name, timeout, memorySize, environment } = declaration;
    if (refusalOf(declaration) !== undefined || handler === undefined) return [];
    const code = inlineCode === undefined ? {} : { inlineCode };
    return [[name, { handler, folder: resolve(base, codeUri ?? '.'), ...code, timeout, memorySize, environment }]];
  });
  const functions = Object.fromEntries([...runnable, ...named]);
  return {
    functions,
    notices: [...declared.flatMap((declaration) => refusalOf(declaration) ?? []), ...unusedFunctions(read, [...names])],
    refused: declared.filter((declaration) => refusalOf(declaration) !== undefined).map(({ name }) => name),
    folders: Object.values(functions).flatMap((source) =>
      typeof source === 'object' && source.inlineCode === undefined
        ? [resolve(source.folder ?? '.', dirname(source.handler))]
        : [],
    ),
  };
}

/** The name may have an alias behind a colon: `orders:live=src/orders.handler`. */
function namedFunction(value: string): [name: string, source: FunctionSource] {
  const [, name, source] = /^([\w-]+(?::[\w$-]+)?)=(.+)$/.exec(value) ?? [];
  if (name === undefined || source === undefined) {
    throw new UsageError(
      `\`--function ${value}\` should be \`--function NAME=HANDLER\`, such as \`orders=src/orders.handler\`.`,
    );
  }
  return [name, /^https?:\/\//.test(source) ? source : { handler: source, folder: '.', timeout: LONGEST }];
}

/** @returns why a function does not run here, and what to do; undefined where it does */
function refusalOf({ name, handler, codeUri, inlineCode, runtime }: LambdaFunction): string | undefined {
  const advice = `name it with \`--function ${name}=src/${name}.handler\`, or its runtime interface endpoint, \`--function ${name}=http://localhost:9000\``;
  if (runtime !== undefined && !runtime.startsWith('nodejs')) {
    return `The function \`${name}\` runs on ${runtime}, which does not run here: ${advice}.`;
  }
  if (handler === undefined || (codeUri === undefined && inlineCode === undefined)) {
    return `The code of the function \`${name}\` is not in a folder of this machine: ${advice}.`;
  }
  return undefined;
}
