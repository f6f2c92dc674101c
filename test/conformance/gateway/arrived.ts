import type { Received } from './back-end.js';
import type { Played } from './play-exchange.js';
import type { Members } from './recorded-check.js';

/** @throws where nothing arrived at the back end */
export function lastReceived({ received }: Played): Received {
  const last = received.at(-1);
  if (last === undefined) throw new Error('nothing reached the back end');
  return last;
}

/** @throws where the function was not invoked */
export function lambdaEvent({ payloads }: Played): Members {
  const last = payloads.at(-1);
  if (last === undefined) throw new Error('nothing reached the function');
  return JSON.parse(last);
}

/** @returns the body that arrived: at a Lambda proxy, the one in the event */
export function arrivedBody(played: Played, isLambdaProxy: boolean): unknown {
  if (isLambdaProxy) return lambdaEvent(played).body;
  return played.payloads.at(-1) ?? lastReceived(played).body.toString();
}
