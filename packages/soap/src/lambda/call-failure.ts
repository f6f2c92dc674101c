import type { JsonValue } from '../json/json-value.js';
import { proposedStatus } from '../soap/proposed-status.js';
import type { SoapFault } from '../soap/soap-fault.js';

/** What a client is told of a call that failed. */
export interface CallFailureBody {
  readonly status: number;
  /** `Client`, `Server` and their like of a fault; `Timeout`, `Unreachable` or `NoSoap` where there is none. */
  readonly code: string;
  readonly message: string;
  readonly detail?: JsonValue;
}

/**
 * A call that failed. The message is JSON on one line that begins with the status, so that the selection patterns of an
 * API find it: `\{"status":400.*`.
 */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';

  constructor(readonly body: CallFailureBody) {
    super(JSON.stringify(body));
  }
}

/** Statuses that calls may fail with. */
export const FAILURE_STATUSES = [400, 500, 502, 504] as const;

/** @param detail what is in the fault's detail, by the schema of the operation where that knows it */
export function faultFailure(fault: SoapFault, detail: JsonValue | undefined): CallFailure {
  const [reason = ''] = [fault.reason.en, ...Object.values(fault.reason)].filter((text) => text !== undefined);
  const body = { status: proposedStatus(fault), code: fault.code.local, message: reason };
  return new CallFailure(detail === undefined ? body : { ...body, detail });
}
