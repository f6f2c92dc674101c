import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EndpointError } from '../integrations/endpoint.js';
import type { Invocation, InvocationResult, InvokeFunction } from '../integrations/lambda-function.js';
import { type HandlerCode, handlerCode } from './lambda-worker-code.js';
import { failureText } from './lambda-worker-failure.js';
import type { WorkerEvent } from './lambda-worker-message.js';
import { functionOutput } from './lambda-worker-output.js';
import { type LambdaThread, startThread } from './lambda-worker-thread.js';

/** A line that a function printed. */
export interface FunctionLine {
  readonly stream: 'stdout' | 'stderr';
  /** Without its line end. */
  readonly text: string;
  readonly functionName: string;
  /** The request id of the invocation; what a function prints between two invocations has the id of the first. */
  readonly requestId: string;
}

/** A Lambda function in JavaScript, or in TypeScript where its project has esbuild. */
export interface LambdaFunctionSpec {
  readonly name: string;
  /** As AWS has it, `src/orders.handler`, or with the whole name of the file: `src/orders.js`, `src/orders.js.handler`. */
  readonly handler: string;
  /** The absolute path of the folder that the handler is in. */
  readonly folder: string;
  /** The code of a module `index` that is in no file; undefined where the handler is in one. */
  readonly inlineCode?: string | undefined;
  /** Seconds. */
  readonly timeout: number;
  /** Seconds that the module may take until it is loaded, apart from `timeout`; 10 unless told otherwise, as on AWS. */
  readonly loadTimeout?: number;
  /** Megabytes of the heap. */
  readonly memorySize: number;
  /** The function's own variables; of the options in `NODE_OPTIONS`, a worker takes `--enable-source-maps` alone. */
  readonly environment: Readonly<Record<string, string>>;
  readonly region: string;
  readonly accountId: string;
  /** Called with each line that the function prints, and with what it fails of. */
  readonly print: (line: FunctionLine) => void;
  /** How many events are handled at once, 10 unless told otherwise; others wait for their turn. */
  readonly concurrency?: number;
}

/** A Lambda function in workers of this process. */
export interface LambdaFunction {
  /** @throws EndpointError where the time of the integration is over, while the function goes on until its own is */
  readonly invoke: InvokeFunction;
  /** Has later events handled by the code that is there then; what is under way ends with the code that it began with. */
  reload(): void;
  /** Ends all workers; what is under way has no result. */
  close(): Promise<void>;
}

/** An event that waits for its result. */
interface Waiting {
  readonly event: WorkerEvent;
  readonly resolve: (result: InvocationResult) => void;
  readonly reject: (error: unknown) => void;
}

/** What is known of a function. */
interface Pool {
  readonly spec: LambdaFunctionSpec;
  readonly queue: Waiting[];
  /** What is under way. */
  readonly running: Set<Waiting>;
  /** Threads that have nothing to do, and keep the state of their modules, as AWS's environments do. */
  readonly idle: LambdaThread[];
  readonly threads: Set<LambdaThread>;
  /** Found or built by the first event that needs it. */
  code: Promise<HandlerCode | InvocationResult> | undefined;
  /** Files that were built of TypeScript, each in a folder of its own. */
  readonly built: Set<string>;
  closed: boolean;
}

/**
 * Makes a Lambda function of a handler, which runs in worker threads as it runs on AWS: an event at a time in each, with
 * the modules loaded once.
 *
 * Workers are no sandbox: a handler can do whatever the process can. These things are not as on AWS: the current folder
 * is that of the process, timers go on between two events, and memory is bounded for the heap alone.
 */
export function lambdaFunction(spec: LambdaFunctionSpec): LambdaFunction {
  const pool: Pool = {
    spec,
    queue: [],
    running: new Set(),
    idle: [],
    threads: new Set(),
    code: undefined,
    built: new Set(),
    closed: false,
  };
  return {
    invoke: (invocation) => invoke(pool, invocation),
    reload: () => {
      pool.code = undefined;
      for (const thread of pool.idle.splice(0)) void end(pool, thread);
    },
    close: () => close(pool),
  };
}

async function invoke(pool: Pool, invocation: Invocation): Promise<InvocationResult> {
  const { name } = pool.spec;
  if (pool.closed) throw new EndpointError('network', `The function \`${name}\` is closed, and takes no event.`);
  const event = eventOf(pool.spec, invocation);
  const result = new Promise<InvocationResult>((resolve, reject) => {
    pool.queue.push({ event, resolve, reject });
  });
  advance(pool);
  if (!invocation.asynchronous) return withinTime(pool, event, result, invocation.timeoutInMillis);
  // Whatever becomes of it is printed.
  result.catch(() => undefined);
  return { payload: '', functionError: false };
}

function eventOf(spec: LambdaFunctionSpec, { payload, functionArn }: Invocation): WorkerEvent {
  const { name, region, accountId, timeout } = spec;
  const qualifier = /:function:[^:]+:([^:]+)$/.exec(functionArn)?.[1] ?? '';
  return {
    requestId: crypto.randomUUID(),
    payload,
    functionArn: functionArn.startsWith('arn:')
      ? functionArn
      : `arn:aws:lambda:${region}:${accountId}:function:${name}`,
    functionVersion: /^\d+$/.test(qualifier) ? qualifier : '$LATEST',
    timeoutInMillis: timeout * 1000,
  };
}

/** Waits as long as the integration does; an event whose turn has not come by then is given up. */
async function withinTime(
  pool: Pool,
  event: WorkerEvent,
  result: Promise<InvocationResult>,
  milliseconds: number,
): Promise<InvocationResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(lateError(pool, event, milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}

function lateError({ spec, queue }: Pool, event: WorkerEvent, milliseconds: number): EndpointError {
  const place = queue.findIndex((waiting) => waiting.event === event);
  const what = place < 0 ? 'It goes on until its own time is over' : 'All its workers were busy';
  if (place >= 0) queue.splice(place, 1);
  return new EndpointError(
    'timeout',
    `The function \`${spec.name}\` gave no result within the ${milliseconds} ms of the integration. ${what}.`,
  );
}

/** Begins what waits, as far as there may be more at once. */
function advance(pool: Pool): void {
  const { queue, running, spec } = pool;
  while (running.size < (spec.concurrency ?? 10)) {
    const waiting = queue.shift();
    if (waiting === undefined) return;
    running.add(waiting);
    handle(pool, waiting.event)
      .then(waiting.resolve, waiting.reject)
      .finally(() => {
        running.delete(waiting);
        advance(pool);
      });
  }
}

async function handle(pool: Pool, event: WorkerEvent): Promise<InvocationResult> {
  const code = (pool.code ??= handlerCode(pool.spec));
  const found = await code;
  if ('payload' in found) {
    // What is missing now may be there for the next event.
    if (pool.code === code) pool.code = undefined;
    printFailure(pool.spec, event, found);
    return found;
  }
  if (found.sourceMapped) pool.built.add(found.file);
  if (pool.closed) throw closedError(pool);
  const thread = usableThread(pool) ?? startedThread(pool, found);
  const result = await thread.run(event);
  if (thread.usable && pool.code === code) pool.idle.push(thread);
  else void end(pool, thread);
  return result;
}

function printFailure(spec: LambdaFunctionSpec, { requestId }: WorkerEvent, failure: InvocationResult): void {
  const output = functionOutput(spec);
  output.begin(requestId);
  output.report(failureText(failure));
}

/** @returns a thread that has nothing to do; one that ended meanwhile is none */
function usableThread(pool: Pool): LambdaThread | undefined {
  for (let thread = pool.idle.pop(); thread !== undefined; thread = pool.idle.pop()) {
    if (thread.usable) return thread;
    void end(pool, thread);
  }
  return undefined;
}

function startedThread(pool: Pool, code: HandlerCode): LambdaThread {
  const thread = startThread(pool.spec, code);
  pool.threads.add(thread);
  return thread;
}

function end(pool: Pool, thread: LambdaThread): Promise<unknown> {
  pool.threads.delete(thread);
  return thread.end();
}

async function close(pool: Pool): Promise<void> {
  pool.closed = true;
  for (const waiting of [...pool.queue.splice(0), ...pool.running]) waiting.reject(closedError(pool));
  await Promise.all([...pool.threads].map((thread) => end(pool, thread)));
  await Promise.all([...pool.built].map((file) => rm(dirname(file), { recursive: true, force: true })));
}

function closedError({ spec }: Pool): EndpointError {
  return new EndpointError('network', `The function \`${spec.name}\` gave no result before it was closed.`);
}
