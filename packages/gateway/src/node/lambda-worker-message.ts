/** An event for the handler in a worker. */
export interface WorkerEvent {
  readonly requestId: string;
  /** JSON, unless the template went wrong. */
  readonly payload: string;
  readonly functionArn: string;
  readonly functionVersion: string;
  /** Milliseconds that the function may take. */
  readonly timeoutInMillis: number;
}

/** What a worker says. */
export type WorkerMessage =
  /** The handler is loaded, and begins. */
  | { readonly kind: 'started' }
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  /** How the invocation ended; after the last one the worker takes no event. */
  | {
      readonly kind: 'result';
      readonly payload: string;
      readonly functionError: boolean;
      readonly last: boolean;
    };

/** @returns whether a message is one of the worker's program, and not one that the handler itself posted */
export function isWorkerMessage(message: unknown): message is WorkerMessage {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  return message.kind === 'started' || message.kind === 'output' || message.kind === 'result';
}
