/** Why something is no SOAP; messages may change, these do not. */
export type SoapErrorCode =
  | 'action-malformed'
  | 'attachment-missing'
  | 'attachment-repeated'
  | 'content-type-malformed'
  | 'envelope-malformed'
  | 'fault-malformed'
  | 'include-malformed'
  | 'message-too-long'
  | 'multipart-malformed'
  | 'version-unknown';

/** A message that is well-formed XML but no SOAP, or no multipart message. */
export class SoapError extends Error {
  constructor(
    readonly code: SoapErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'SoapError';
  }
}
