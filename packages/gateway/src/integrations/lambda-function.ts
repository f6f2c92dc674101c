/** An invocation of a Lambda function. */
export interface Invocation {
  /** JSON, or whatever text a template made of the request. */
  readonly payload: string;
  /** `arn:aws:lambda:REGION:ACCOUNT:function:NAME`, with the alias or the version where one is named. */
  readonly functionArn: string;
  /** Milliseconds that the integration waits. */
  readonly timeoutInMillis: number;
  /** Whether nobody waits for the result. */
  readonly asynchronous: boolean;
}

/** What a Lambda function gave back. */
export interface InvocationResult {
  /** JSON: the value that the function returned, or `{"errorMessage", "errorType", "trace"}`. */
  readonly payload: string;
  /** Whether the function threw, ran out of time, or could not be run. */
  readonly functionError: boolean;
}

/**
 * A Lambda function, wherever it runs.
 *
 * @throws EndpointError where it gave no result in the time of the integration, or could not be reached
 */
export type InvokeFunction = (invocation: Invocation) => Promise<InvocationResult>;
