/**
 * The program inside a worker, which loads a handler and gives it one event at a time, as AWS's runtime for Node.js does.
 *
 * It is a text, because a worker has to be started from a file or from a text, and a file would have to be found in
 * `src/`, in `dist/` and in a bundle with names of its own alike. A function's text would not do either: bundlers and test
 * runners put calls into functions that exist in their own modules only. Node.js runs it as CommonJS.
 *
 * Its messages are those of `lambda-worker-message.ts`.
 */
export const WORKER_SCRIPT = String.raw`
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { StringDecoder } = require('node:string_decoder');
const { createRequire } = require('node:module');
const { dirname } = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');
const { isNativeError } = require('node:util').types;

const { code, handler: handlerName, environment, limits } = workerData;
const post = parentPort.postMessage.bind(parentPort);
const keepRunning = parentPort.ref.bind(parentPort);
const mayEnd = parentPort.unref.bind(parentPort);

// What the function prints goes the same way as its results, so that each line is known to be of an invocation. A write
// counts for a few bytes more than it has, since an empty one costs time as well.
let room = limits.outputBytes;

function print(stream, text) {
  if (room <= 0) return;
  post({ kind: 'output', stream, text: text.slice(0, room) });
  room -= text.length + 16;
  if (room > 0) return;
  const megabytes = Math.round(limits.outputBytes / 1e6);
  post({ kind: 'output', stream: 'stderr', text: '\nThe function printed more than ' + megabytes + ' MB: the rest of what this invocation prints is left out.\n' });
}

function capture(stream) {
  const decoder = new StringDecoder('utf8');
  process[stream].write = (chunk, encoding, callback) => {
    const known = typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8';
    const bytes = typeof chunk === 'string' && known !== 'utf8' && known !== 'utf-8' ? Buffer.from(chunk, known) : chunk;
    print(stream, typeof bytes === 'string' ? bytes : decoder.write(bytes));
    const done = typeof encoding === 'function' ? encoding : callback;
    // Nothing is deferred for what is left out, or an endless loop would fill the memory with what is to be called.
    if (typeof done === 'function') room > 0 ? process.nextTick(done) : done();
    return true;
  };
}

function looksLikeError(value) {
  if (isNativeError(value) || value instanceof Error) return true;
  return typeof value === 'object' && value !== null && ['name', 'message', 'stack'].every((key) => typeof value[key] === 'string');
}

// Whatever is thrown makes a failure, even what cannot be read.
function failureOf(error) {
  try {
    if (!looksLikeError(error)) return { errorType: typeof error, errorMessage: error.toString(), trace: [] };
    const trace = String(error.stack).split('\n').filter((line) => !line.includes('[worker eval]'));
    return { errorType: String(error.name), errorMessage: String(error.message), trace };
  } catch {
    return {
      errorType: 'handled',
      errorMessage: 'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
    };
  }
}

function failure(errorType, errorMessage) {
  return { errorType, errorMessage, trace: [] };
}

function loadFailure(error) {
  if (error instanceof SyntaxError) {
    const [place = ''] = String(error.stack).split('\n');
    const where = /:\d+$/.test(place) ? place : code.file;
    return failure('Runtime.UserCodeSyntaxError', 'SyntaxError: ' + error.message + ' in ' + where);
  }
  const missing = error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND';
  return missing ? failure('Runtime.ImportModuleError', 'Error: ' + error.message) : failureOf(error);
}

function exportOf(module) {
  return code.exportPath.split('.').reduce((value, key) => value?.[key], module);
}

// A module in CommonJS that is in no file: it asks for others as if it were one.
function inlineModule() {
  const module = { exports: {} };
  const run = vm.compileFunction(code.text, ['exports', 'require', 'module', '__filename', '__dirname'], {
    filename: code.file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  run.call(module.exports, module.exports, createRequire(code.file), module, code.file, dirname(code.file));
  return { default: module.exports };
}

// A rejected promise would end the worker before the event came that it is to be told to.
async function load() {
  let module;
  try {
    module = code.text === undefined ? await import(pathToFileURL(code.file).href) : inlineModule();
  } catch (error) {
    return { failure: loadFailure(error) };
  }
  const run = exportOf(module) ?? exportOf(module.default);
  if (typeof run === 'function') return { run };
  const what = run === undefined ? ' is undefined or not exported: ' : ' is not a function: ';
  const names = [...new Set([...Object.keys(module), ...Object.keys(Object(module.default))])].filter((name) => name !== 'default');
  const found = names.length === 0 ? 'nothing' : names.join(', ');
  return { failure: failure('Runtime.HandlerNotFound', handlerName + what + code.file + ' exports ' + found) };
}

// What is to be done once nothing is left that the process would wait for.
let whenIdle;

function contextOf(event) {
  const deadline = Date.now() + event.timeoutInMillis;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: event.functionVersion,
    invokedFunctionArn: event.functionArn,
    memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    awsRequestId: event.requestId,
    logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: undefined,
    identity: undefined,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

function end(payload, functionError, last) {
  whenIdle = undefined;
  keepRunning();
  post({ kind: 'result', payload, functionError, last });
}

function fail(error) {
  end(JSON.stringify(error), true, false);
}

function succeed(value) {
  let payload;
  try {
    payload = JSON.stringify(value === undefined ? null : value) ?? 'null';
  } catch (error) {
    return fail(failure('Runtime.MarshalError', 'Unable to stringify response body: ' + failureOf(error).errorMessage));
  }
  if (Buffer.byteLength(payload) <= limits.resultBytes) return end(payload, false, false);
  const message = 'Response payload size exceeded maximum allowed payload size (' + limits.resultBytes + ' bytes).';
  fail({ errorType: 'Function.ResponseSizeTooLarge', errorMessage: message });
}

function start(run, event) {
  let input;
  try {
    input = JSON.parse(event.payload === '' ? '{}' : event.payload);
  } catch (error) {
    return fail(failure('Runtime.UnmarshalError', 'Unable to unmarshal input: ' + error.message));
  }
  // Only the first of all ways to end an invocation counts.
  let decided = false;
  const once = (decide) => (...values) => {
    if (decided) return;
    decided = true;
    decide(...values);
  };
  const context = contextOf(event);
  const complete = once(succeed);
  const giveUp = once((error) => fail(failureOf(error)));
  const isError = (error) => error !== undefined && error !== null;
  const callback = (error, value) => {
    if (isError(error)) giveUp(error);
    else if (!context.callbackWaitsForEmptyEventLoop) complete(value);
    else once(() => (whenIdle = () => succeed(value)))();
  };
  const settle = { succeed: complete, fail: giveUp, done: (error, value) => (isError(error) ? giveUp(error) : complete(value)) };
  Object.assign(context, settle);
  mayEnd();
  whenIdle = () => complete(null);
  try {
    const result = run(input, context, callback);
    if (typeof result?.then === 'function') {
      if (!decided) whenIdle = once(() => fail(failure('Runtime.NodeJsExit', 'The promise of ' + handlerName + ' can never settle: nothing is left that would do it.')));
      result.then(complete, giveUp);
    } else if (result !== undefined && run.length < 3) complete(result);
  } catch (error) {
    giveUp(error);
  }
}

async function onEvent(event) {
  room = limits.outputBytes;
  const loaded = await loading;
  if (loaded.failure) return end(JSON.stringify(loaded.failure), true, true);
  post({ kind: 'started' });
  start(loaded.run, event);
}

function crash(failure, status) {
  post({ kind: 'result', payload: JSON.stringify(failure), functionError: true, last: true });
  process.exit(status);
}

process.on('beforeExit', () => {
  const then = whenIdle;
  whenIdle = undefined;
  keepRunning();
  then?.();
});
process.on('uncaughtException', (error) => crash(failureOf(error), 129));
process.on('unhandledRejection', (reason) => {
  const { errorMessage, trace = [] } = failureOf(reason);
  const text = looksLikeError(reason) ? reason.name + ': ' + errorMessage : errorMessage;
  crash({ errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: text, trace }, 128);
});
capture('stdout');
capture('stderr');
if (code.sourceMapped) process.setSourceMapsEnabled(true);
const loading = load();
parentPort.on('message', onEvent);
`;
