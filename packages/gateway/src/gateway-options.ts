import type { ParameterMappingOptions, UtilOptions } from '@veloway/mapping';
import type { SendRequest } from './integrations/endpoint.js';
import type { InvokeFunction } from './integrations/lambda-function.js';
import type { RequestRecord } from './request-record.js';

/** Who signs the requests to AWS services. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What a stage is, apart from its API. */
export interface StageOptions {
  /** The name of the stage. */
  readonly stage: string;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** What stands before a resource's path: `/STAGE`, or nothing, as with a custom domain that is mapped to the stage. */
  readonly basePath: string;
  /** Ten letters and digits that follow from the API's name, unless told otherwise. */
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  /** The values of the enabled API keys; a method that requires a key answers 403 to any other. */
  readonly apiKeys: readonly string[];
  /** Members of `$context` that are not made here, such as `authorizer`. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Lambda functions by name; one with an alias, `NAME:ALIAS`, is preferred where an ARN has the alias. */
  readonly functions: Readonly<Record<string, InvokeFunction>>;
  /** Where AWS services are: `dynamodb` to `http://localhost:8000`; `*` is for every service that is not named. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
  /** What nobody has recorded of parameter mapping. */
  readonly mapping: Partial<ParameterMappingOptions>;
  /** What nobody has recorded of `$util`. */
  readonly util: Partial<UtilOptions>;
  /** What a back end answers that cannot be reached: AWS lists 504; LocalStack's authors have seen 500. */
  readonly integrationFailureStatus: 500 | 504;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called with each request that was answered. */
  readonly onRequest: ((record: RequestRecord) => void) | undefined;
  /** Whether the records of requests have their execution log. */
  readonly executionLog: boolean;
  readonly send: SendRequest;
}
