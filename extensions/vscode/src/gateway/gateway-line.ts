/** A request that the gateway has answered, as a line of its output says. */
export interface AnsweredRequest {
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly latency: number;
  readonly failure?: { readonly message: string; readonly reason: readonly string[] };
  readonly log?: readonly { readonly text: string }[];
}

/** What a line of the gateway's output says. */
export type GatewayLine =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'request'; readonly request: AnsweredRequest }
  | { readonly kind: 'text'; readonly text: string };

export function readLine(line: string): GatewayLine {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value) && typeof value.url === 'string') return { kind: 'url', url: value.url };
    if (isObject(value) && typeof value.status === 'number') {
      return { kind: 'request', request: value as unknown as AnsweredRequest };
    }
  } catch {
    // What functions print is no JSON.
  }
  return { kind: 'text', text: line };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
