import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';

/** A service of the Serverless Framework that is being read. */
export interface Service {
  /** What functions of CloudFormation can refer to, and where problems are told. */
  readonly scope: Scope;
  readonly name: string;
  readonly stage: string;
  readonly region: string;
  readonly accountId: string;
  /** `provider`, with what its variables and functions come to. */
  readonly provider: Place | undefined;
  readonly functions: readonly ServiceFunction[];
  /** Whether plugins may have keys of their own anywhere. */
  readonly hasPlugins: boolean;
}

/** A function of a service. */
export interface ServiceFunction {
  readonly key: string;
  /** Its name as ARNs have it. */
  readonly name: string;
  readonly place: Place;
}

/** @returns the ARN of a function of the service */
export function functionArn({ region, accountId }: Service, { name }: ServiceFunction): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${name}`;
}

/** @returns the address at which API Gateway invokes a function */
export function invocationUri({ region }: Service, arn: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}
