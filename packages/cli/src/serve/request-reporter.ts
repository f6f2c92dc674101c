import { type GatewayOptions, logText, type RequestRecord } from '@veloway/gateway';
import { colors } from '../report/colors.js';
import { printTemplateError } from '../report/problem.js';
import { visible } from '../report/visible.js';

export interface RequestReporterOptions {
  readonly log?: boolean;
  readonly json?: boolean;
}

/** @returns what shows each request: a line, and its execution log if that is asked for; or an object of JSON a line */
export function requestReporter({ log, json }: RequestReporterOptions): NonNullable<GatewayOptions['onRequest']> {
  if (json) return (record) => void process.stdout.write(`${JSON.stringify(recordObject(record))}\n`);
  return (record) => void process.stderr.write(`${recordText(record, log ?? false)}\n`);
}

/** @returns a request as programs read it */
function recordObject(record: RequestRecord): Record<string, unknown> {
  const { requestId, method, target, resourcePath, status, latency, failure, lines } = record;
  const reason = reasonLines(record);
  return {
    requestId,
    method,
    target,
    resourcePath,
    status,
    latency,
    ...(failure === undefined ? {} : { failure: { type: failure.type, message: failure.message, reason } }),
    ...(lines.length === 0 ? {} : { log: lines.map(({ time, text }) => ({ time, text })) }),
  };
}

function recordText(record: RequestRecord, log: boolean): string {
  const color = colors();
  const { method, target, status, latency, requestId, lines } = record;
  const paint = status >= 500 ? color.red : status >= 400 ? color.yellow : color.green;
  const clock = color.dim(new Date().toLocaleTimeString('en-GB'));
  const head = `${clock} ${method} ${visible(target)} ${paint(String(status))} ${color.dim(`${latency} ms`)}`;
  const reasons = reasonLines(record).map((line) => `  ${line}`);
  const logged = log ? [color.dim(logText(requestId, lines).trimEnd().split('\n').map(visible).join('\n'))] : [];
  return [head, ...reasons, ...logged].join('\n');
}

/** Why the gateway answered itself, and what to do about it. */
function reasonLines({ failure, bug }: RequestRecord): string[] {
  if (bug !== undefined) {
    const message = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
    return [`Veloway failed, which is a bug of its own: ${message}`];
  }
  if (failure === undefined) return [];
  const { log, advice, templateError } = failure.details;
  const template = templateError === undefined ? [] : printTemplateError(templateError, colors()).split('\n');
  return [visible(log ?? failure.message), ...(advice === undefined ? [] : [visible(advice)]), ...template];
}
