import { after, type Eventual, recovered } from './after.js';
import type { Exchange } from './exchange.js';
import { mapText } from './execution-log.js';
import { GatewayError } from './gateway-error.js';
import { gatewayResponseOf } from './gateway-response.js';
import type { GatewayAnswer } from './message.js';
import { finish } from './pipeline/index.js';
import type { RequestEvent } from './request-event.js';

/** How the way of a request ended. */
export interface Ending {
  readonly answer: GatewayAnswer;
  /** Why the gateway answered itself; undefined where it did not. */
  readonly failure: GatewayError | undefined;
  /** An error that is a fault of the gateway; undefined where there is none. */
  readonly bug: unknown;
}

/**
 * Answers a request in any case: whatever is thrown on its way becomes a gateway response, and costs this request alone.
 *
 * @param event what is known of the request
 */
export function settle(exchange: Exchange, event: RequestEvent, run: () => Eventual<GatewayAnswer>): Eventual<Ending> {
  const attempted = recovered<Ending>(
    () =>
      after(
        after(run(), (made) => finish(exchange, made)),
        (answer) => ({ answer, failure: undefined, bug: undefined }),
      ),
    (error) => failed(exchange, event, error),
  );
  return after(attempted, (ending) => {
    logEnding(exchange, ending);
    return ending;
  });
}

function failed(exchange: Exchange, event: RequestEvent, error: unknown): Eventual<Ending> {
  const known = error instanceof GatewayError;
  const failure = known ? error : new GatewayError('DEFAULT_5XX', 'Internal server error', { statusCode: 500 });
  return after(finish(exchange, gatewayResponseOf(exchange, event, failure)), (answer) => ({
    answer,
    failure,
    bug: known ? undefined : error,
  }));
}

function logEnding({ log }: Exchange, { answer: { status, headers, body }, failure }: Ending): void {
  if (log === undefined) return;
  if (failure === undefined) {
    log.add(`Method response body after transformations: ${typeof body === 'string' ? body : '[Binary Data]'}`);
    const shown = headers.filter(([name]) => !OWN_HEADERS.has(name.toLowerCase()));
    log.add(`Method response headers: ${mapText(shown)}`);
    log.add('Successfully completed execution');
  } else if (failure.details.log !== undefined) log.add(failure.details.log);
  log.add(`Method completed with status: ${status}`);
}

/** The log leaves out what is added on the way out. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['x-amzn-requestid', 'x-amz-apigw-id']);
