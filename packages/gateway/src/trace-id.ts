import { randomHex } from './identifiers.js';

/**
 * @param received the client's `X-Amzn-Trace-Id`, whose parts are kept; its root gets a parent where it has none
 *   (recorded, LocalStack snapshot test_invocation_trace_id)
 * @param time milliseconds since 1970
 */
export function traceIdOf(received: string | undefined, time: number): string {
  const root = /(?:^|;)\s*Root=([^;]+)/.exec(received ?? '')?.[1];
  if (root === undefined) {
    const seconds = Math.floor(time / 1000)
      .toString(16)
      .padStart(8, '0');
    return `Root=1-${seconds}-${randomHex(24)}`;
  }
  const parent = /(?:^|;)\s*Parent=([^;]+)/.exec(received ?? '')?.[1] ?? randomHex(16);
  const sampled = /(?:^|;)\s*Sampled=([^;]+)/.exec(received ?? '')?.[1] ?? '0';
  return `Root=${root};Parent=${parent};Sampled=${sampled}`;
}
