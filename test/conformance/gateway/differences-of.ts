import { matching } from './matching.js';
import { playExchange } from './play-exchange.js';
import type { RecordedCheck } from './recorded-check.js';
import type { RecordedExchange } from './recorded-exchange.js';
import { REQUEST_CHECKS } from './request-checks.js';
import { RESPONSE_CHECKS } from './response-checks.js';

/** By the member of a recording. */
const CHECKS: Readonly<Record<string, RecordedCheck>> = { ...REQUEST_CHECKS, ...RESPONSE_CHECKS };

/** @returns how an exchange differs from its recording, one sentence each; nothing where they agree */
export async function differencesOf(exchange: RecordedExchange): Promise<readonly string[]> {
  const played = await playExchange(exchange);
  const { differences } = matching();
  const found = Object.entries(exchange.expected).flatMap(([name, recorded]) => {
    const check = CHECKS[name];
    if (check === undefined) return [`${name}: nothing checks this`];
    try {
      return check(recorded, played, exchange, differences);
    } catch (error) {
      return [`${name}: ${error}`];
    }
  });
  return [...found, ...played.bugs.map((bug) => `a fault of the gateway: ${bug}`)];
}
