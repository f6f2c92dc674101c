import { type GatewayOptions, logText, type RefusedRequest, type RequestRecord } from '@veloway/gateway';
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

/** @returns what shows each request that is refused before it reaches the API, as the others are shown */
export function refusalReporter({ json }: RequestReporterOptions): (refused: RefusedRequest) => void {
  if (json) return (refused) => void process.stdout.write(`${JSON.stringify(refused)}\n`);
  return ({ method = '-', target = '-', status, reason }) => {
    const reasons = `  Refused before it reached the API: ${visible(reason)}`;
    process.stderr.write(`${headText(`${method} ${visible(target)}`, status)}\n${reasons}\n`);
  };
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
  const head = `${headText(`${method} ${visible(target)}`, status)} ${color.dim(`${latency} ms`)}`;
  const reasons = reasonLines(record).map((line) => `  ${line}`);
  const logged = log ? [color.dim(logText(requestId, lines).trimEnd().split('\n').map(visible).join('\n'))] : [];
  return [head, ...reasons, ...logged].join('\n');
}

function headText(request: string, status: number): string {
  const color = colors();
  const paint = status >= 500 ? color.red : status >= 400 ? color.yellow : color.green;
  return `${color.dim(new Date().toLocaleTimeString('en-GB'))} ${request} ${paint(String(status))}`;
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
