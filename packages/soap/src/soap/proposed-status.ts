import type { SoapFault } from './soap-fault.js';

/**
 * What to answer a client of a JSON API where the service behind it answers a fault.
 *
 * SOAP over HTTP has 500 for all but `Sender`, which SOAP 1.2 (part 2, section 7.5.2.2) gives 400. That tells a client of
 * a REST API too little: it did not write the message. What it can mend is 400; what the service did not get done is 502,
 * since a gateway is between; and what is wrong with the message that the API makes is the API's own 500.
 */
const STATUSES: ReadonlyMap<string, number> = new Map([
  ['Client', 400],
  ['Sender', 400],
  ['Server', 502],
  ['Receiver', 502],
  ['VersionMismatch', 500],
  ['MustUnderstand', 500],
  ['DataEncodingUnknown', 500],
]);

/** @returns the status to propose; 502 for codes that are the service's own, which SOAP 1.1 allows */
export function proposedStatus(fault: SoapFault): number {
  return STATUSES.get(fault.code.local) ?? 502;
}
