import { resolve } from 'node:path';
import type { RestApi } from '@veloway/api';
import { stageOptionsOf } from '../default-options.js';
import { type Gateway, gatewayOf } from '../gateway.js';
import type { StageOptions } from '../gateway-options.js';
import { type FunctionHandler, functionOf } from '../integrations/in-process-function.js';
import type { InvokeFunction } from '../integrations/lambda-function.js';
import { runtimeInterface } from '../integrations/runtime-interface.js';
import { type FunctionLine, type LambdaFunction, lambdaFunction } from './lambda-worker.js';
import { httpSender } from './send-http.js';

/** The code of a Lambda function that runs in workers. */
export interface FunctionCode {
  /** As AWS has it, `src/orders.handler`, or the name of a file. */
  readonly handler: string;
  /** The folder that the handler is in; the current folder unless told otherwise. */
  readonly folder?: string;
  /** The code itself, in CommonJS, where it is in no file; the handler then is one of `index`, as `index.handler`. */
  readonly inlineCode?: string;
  /** Seconds; 3 unless told otherwise, as on AWS. */
  readonly timeout?: number;
  /** Megabytes; 128 unless told otherwise, as on AWS. */
  readonly memorySize?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Where a Lambda function is: a handler in this process, the URL of a runtime interface endpoint, a handler's path, or
 * the whole of what is known of its code.
 */
export type FunctionSource = FunctionHandler<never> | string | FunctionCode;

export interface GatewayOptions extends Partial<Omit<StageOptions, 'functions' | 'send'>> {
  /** Lambda functions by name. */
  readonly functions?: Readonly<Record<string, FunctionSource>>;
  /** Called with each line that a function in a worker prints; it goes to the console unless told otherwise. */
  readonly print?: (line: FunctionLine) => void;
}

/** A gateway with all that it holds of this machine. */
export interface LocalGateway extends Gateway {
  /** Has functions in workers load their code anew, once what is under way is done. */
  reloadFunctions(): void;
  /** Puts other functions in the place of all that there are; what is under way ends with the old ones. */
  replaceFunctions(functions: Readonly<Record<string, FunctionSource>>): void;
  /** Ends workers and idle connections; the gateway answers no more. */
  close(): Promise<void>;
}

/**
 * Deploys an API to a stage on this machine.
 *
 * @param options what the stage is besides its API: `{ stage: 'dev', functions: { orders: 'src/orders.handler' } }`
 */
export function createGateway(api: RestApi, options: GatewayOptions = {}): LocalGateway {
  const { functions = {}, print = printed, ...given } = options;
  const sender = httpSender();
  const invokers: Record<string, InvokeFunction> = {};
  const stage = stageOptionsOf(api, { ...given, functions: invokers, send: sender.send });
  const workers = new Set<LambdaFunction>();
  const reloadFunctions = (): void => {
    for (const worker of workers) worker.reload();
  };
  const replaceFunctions = (sources: Readonly<Record<string, FunctionSource>>): void => {
    reloadFunctions();
    for (const name of Object.keys(invokers)) delete invokers[name];
    for (const [name, source] of Object.entries(sources)) {
      const found = invokerOf(name, source, { ...stage, print });
      if ('close' in found) workers.add(found);
      invokers[name] = found.invoke;
    }
  };
  replaceFunctions(functions);
  const close = async (): Promise<void> => {
    sender.close();
    await Promise.all(Array.from(workers, (worker) => worker.close()));
  };
  return Object.assign(gatewayOf(api, stage), { reloadFunctions, replaceFunctions, close });
}

interface FunctionSurroundings extends StageOptions {
  readonly print: (line: FunctionLine) => void;
}

function invokerOf(
  name: string,
  source: FunctionSource,
  stage: FunctionSurroundings,
): LambdaFunction | { readonly invoke: InvokeFunction } {
  if (typeof source === 'function') return { invoke: functionOf(source) };
  if (typeof source !== 'string') return workerOf(name, source, stage);
  if (/^https?:\/\//.test(source)) return { invoke: runtimeInterface(source, stage.send) };
  return workerOf(name, { handler: source }, stage);
}

function workerOf(
  name: string,
  { handler, folder = '.', inlineCode, timeout = 3, memorySize = 128, environment = {} }: FunctionCode,
  { region, accountId, print }: FunctionSurroundings,
): LambdaFunction {
  return lambdaFunction({
    name,
    handler,
    folder: resolve(folder),
    inlineCode,
    timeout,
    memorySize,
    environment,
    region,
    accountId,
    print,
  });
}

function printed({ stream, text, functionName }: FunctionLine): void {
  const print = stream === 'stderr' ? console.error : console.log;
  print(`[${functionName}] ${text}`);
}
