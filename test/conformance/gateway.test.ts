import { describe, test } from 'vitest';
import { missingCases, readCases } from './cases.js';
import { checkConformance, type Outcome } from './check.js';
import { differencesOf } from './gateway/differences-of.js';
import type { RecordedExchange } from './gateway/recorded-exchange.js';

const GATEWAY = 'aws-recorded-gateway.json';

describe('the gateway', () => {
  suite('exchanges recorded on API Gateway', ({ awsValidated }) => awsValidated);
  suite("exchanges in another emulator's opinion", ({ awsValidated }) => !awsValidated);
});

function suite(title: string, isIn: (exchange: RecordedExchange) => boolean): void {
  const missing = missingCases(GATEWAY);
  test.skipIf(missing !== undefined)(`${title}${missing === undefined ? '' : ` — LEFT OUT: ${missing}`}`, async () => {
    checkConformance(title, await outcomesOf(readCases<RecordedExchange>(GATEWAY).filter(isIn)));
  });
}

/** One after the other, so that each case has the machine to itself. */
async function outcomesOf(exchanges: readonly RecordedExchange[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const exchange of exchanges) {
    outcomes.push({ id: exchange.id, expected: [], answer: await differencesOf(exchange) });
  }
  return outcomes;
}
