/** What went wrong: a mapping that API Gateway would not have stored, or a payload that body expressions cannot read. */
export type MappingErrorCode = 'invalid-mapping' | 'invalid-request-body' | 'invalid-response-body';

/** What ends the mapping of parameters. */
export class MappingError extends Error {
  constructor(
    readonly code: MappingErrorCode,
    /** What happened and what to do about it, in sentences. */
    message: string,
  ) {
    super(message);
    this.name = 'MappingError';
  }

  /**
   * What API Gateway answers: 400 to a request whose payload is broken JSON, 500 to anything else. The LocalStack
   * developers compared it with API Gateway by hand (their unit test test_parameters_mapping); nobody recorded it.
   */
  get answer(): { readonly status: 400 | 500; readonly message: string } {
    if (this.code !== 'invalid-request-body') return { status: 500, message: 'Internal server error' };
    return { status: 400, message: 'Invalid JSON in request body' };
  }
}
