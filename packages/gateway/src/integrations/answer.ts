import type { HeaderLines } from '../message.js';

/** What an integration answered. */
export interface IntegrationAnswer {
  readonly statusCode: number;
  readonly headers: HeaderLines;
  readonly body: string | Uint8Array;
  /**
   * What selection patterns are compared with: the status, or the error message of a Lambda function; undefined where a
   * function succeeded, so that only the default response will do.
   */
  readonly selects: string | undefined;
  /** Whether a Lambda function failed. */
  readonly lambdaError: boolean;
}
