import type { IncomingMessage } from 'node:http';
import type { Refusal } from './refusals.js';
import type { Serving } from './serving.js';

/** A request that was refused before any gateway saw it. */
export interface RefusedRequest {
  /** Undefined where nothing of the request could be read. */
  readonly method: string | undefined;
  /** As it was sent; undefined as the method. */
  readonly target: string | undefined;
  readonly status: number;
  /** A sentence about the request: `Its target is too long.` */
  readonly reason: string;
}

/**
 * Tells whoever runs the server of a request that is refused. Whatever they do of it costs nobody else.
 *
 * @param request undefined where nothing of it could be read
 * @param cause what the parser of HTTP says of it
 */
export function tellRefused(
  { onRefused }: Serving,
  request: IncomingMessage | undefined,
  { status, reason }: Refusal,
  cause?: string,
): void {
  if (onRefused === undefined) return;
  const detailed = cause === undefined ? reason : `${reason.slice(0, -1)}: ${cause}.`;
  try {
    onRefused({ method: request?.method, target: request?.url, status, reason: detailed });
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
