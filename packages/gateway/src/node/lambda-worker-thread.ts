import { Worker } from 'node:worker_threads';
import type { InvocationResult } from '../integrations/lambda-function.js';
import type { LambdaFunctionSpec } from './lambda-worker.js';
import type { HandlerCode } from './lambda-worker-code.js';
import { functionEnvironment } from './lambda-worker-environment.js';
import { exited, failureText, timedOut } from './lambda-worker-failure.js';
import { isWorkerMessage, type WorkerEvent, type WorkerMessage } from './lambda-worker-message.js';
import { type FunctionOutput, functionOutput } from './lambda-worker-output.js';
import { WORKER_SCRIPT } from './lambda-worker-script.js';

/** A worker that has loaded a handler, or will have. */
export interface LambdaThread {
  /** Whether it takes another event. */
  readonly usable: boolean;
  /** Gives an event to the handler, one at a time. What goes wrong is a result, too. */
  run(event: WorkerEvent): Promise<InvocationResult>;
  /** Ends whatever runs. */
  end(): Promise<unknown>;
}

const LIMITS = {
  /** Lambda's limit: 6 MB, and 100 bytes. */
  resultBytes: 6_291_556,
  /** More of one invocation is of use to nobody, and would fill the memory. */
  outputBytes: 10_000_000,
};

/** What is known of a thread while it lives. */
interface ThreadState {
  readonly spec: LambdaFunctionSpec;
  readonly worker: Worker;
  readonly output: FunctionOutput;
  usable: boolean;
  loaded: boolean;
  timer: NodeJS.Timeout | undefined;
  /** The event that is under way, or was last. */
  event: WorkerEvent | undefined;
  /** Ends the invocation that is under way. */
  settle: ((result: InvocationResult) => void) | undefined;
  /** Why the worker ends, where Node.js has said so. */
  cause: NodeJS.ErrnoException | undefined;
}

/** Starts a worker, which keeps the process alive while an event is under way, and no longer. */
export function startThread(spec: LambdaFunctionSpec, code: HandlerCode): LambdaThread {
  const worker = workerOf(spec, code);
  const nothing = { timer: undefined, event: undefined, settle: undefined, cause: undefined };
  const thread: ThreadState = { spec, worker, output: functionOutput(spec), usable: true, loaded: false, ...nothing };
  worker.on('message', (message: unknown) => {
    if (isWorkerMessage(message)) receive(thread, message);
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    thread.cause = error;
  });
  worker.on('exit', (status) => gone(thread, status));
  worker.unref();
  return {
    get usable() {
      return thread.usable;
    },
    run: (event) => run(thread, event),
    end: () => end(thread),
  };
}

function workerOf(spec: LambdaFunctionSpec, code: HandlerCode): Worker {
  // Options of Node.js that belong to the process would keep a worker from starting; this one does not.
  const { NODE_OPTIONS = '', ...environment } = functionEnvironment(spec, process.env);
  const sourceMapped = code.sourceMapped || NODE_OPTIONS.includes('--enable-source-maps');
  return new Worker(WORKER_SCRIPT, {
    eval: true,
    env: environment,
    execArgv: [],
    // The program sends what is printed by itself; these streams stay empty, and reading them would keep the process alive.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: spec.memorySize },
    workerData: { code: { ...code, sourceMapped }, handler: spec.handler, environment, limits: LIMITS },
  });
}

function run(thread: ThreadState, event: WorkerEvent): Promise<InvocationResult> {
  const { loadTimeout = 10 } = thread.spec;
  return new Promise((resolve) => {
    thread.event = event;
    thread.settle = resolve;
    thread.output.begin(event.requestId);
    thread.worker.ref();
    limitTime(thread, event, thread.loaded ? event.timeoutInMillis : loadTimeout * 1000);
    thread.worker.postMessage(event);
  });
}

function limitTime(thread: ThreadState, { requestId }: WorkerEvent, milliseconds: number): void {
  clearTimeout(thread.timer);
  thread.timer = setTimeout(() => {
    thread.usable = false;
    finish(thread, timedOut(requestId, thread.spec.timeout));
    void thread.worker.terminate();
  }, milliseconds);
}

function receive(thread: ThreadState, message: WorkerMessage): void {
  // What was under way when the time was over comes too late.
  if (!thread.usable) return;
  switch (message.kind) {
    case 'started':
      if (!thread.loaded && thread.event !== undefined) limitTime(thread, thread.event, thread.event.timeoutInMillis);
      thread.loaded = true;
      return;
    case 'output':
      return thread.output.write(message.stream, message.text);
    case 'result':
      thread.usable = !message.last;
      finish(thread, { payload: message.payload, functionError: message.functionError });
      if (message.last) void thread.worker.terminate();
      return;
    default:
      return message satisfies never;
  }
}

function finish(thread: ThreadState, result: InvocationResult): void {
  const { settle } = thread;
  clearTimeout(thread.timer);
  thread.settle = undefined;
  if (result.functionError) thread.output.report(failureText(result));
  thread.output.flush();
  thread.worker.unref();
  settle?.(result);
}

function end(thread: ThreadState): Promise<unknown> {
  clearTimeout(thread.timer);
  thread.usable = false;
  thread.settle = undefined;
  thread.output.flush();
  return thread.worker.terminate();
}

/** A worker ended by itself. */
function gone(thread: ThreadState, status: number): void {
  const { cause, event, settle } = thread;
  thread.usable = false;
  if (settle === undefined || event === undefined) return;
  if (cause?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    const { name, memorySize } = thread.spec;
    thread.output.report(`The function \`${name}\` needs more than its ${memorySize} MB of memory.`);
    finish(thread, exited(event.requestId, 'signal: killed'));
    return;
  }
  if (cause !== undefined) thread.output.report(cause.stack ?? cause.message);
  finish(thread, exited(event.requestId, status === 0 ? undefined : `exit status ${status}`));
}
