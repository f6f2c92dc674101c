import type { InvocationResult } from '../integrations/lambda-function.js';

/** @returns what Lambda answers where a function could not be run, or ended without a result */
export function functionFailure(errorType: string, errorMessage: string): InvocationResult {
  return { payload: JSON.stringify({ errorType, errorMessage, trace: [] }), functionError: true };
}

/** @param timeout seconds */
export function timedOut(requestId: string, timeout: number): InvocationResult {
  const errorMessage = `${new Date().toISOString()} ${requestId} Task timed out after ${timeout.toFixed(2)} seconds`;
  return { payload: JSON.stringify({ errorMessage }), functionError: true };
}

/** @param reason `exit status 1` or `signal: killed`; nothing where the process ended as if all was well */
export function exited(requestId: string, reason: string | undefined): InvocationResult {
  const how = reason === undefined ? 'exited without providing a reason' : `exited with error: ${reason}`;
  const errorMessage = `RequestId: ${requestId} Error: Runtime ${how}`;
  return { payload: JSON.stringify({ errorType: 'Runtime.ExitError', errorMessage }), functionError: true };
}

/** @returns a failure as the log of a function shows it: its trace, or else its message */
export function failureText({ payload }: InvocationResult): string {
  const { errorType, errorMessage, trace } = JSON.parse(payload) as Record<string, unknown>;
  if (Array.isArray(trace) && trace.length > 0) return trace.join('\n');
  return errorType === undefined ? String(errorMessage) : `${errorType}: ${errorMessage}`;
}
