import { filled } from '../intrinsic/resource-text.js';
import type { Scope } from '../intrinsic/scope.js';

/** @returns the URI by which API Gateway runs a function */
export function functionUri(scope: Scope, functionArn: string): string {
  return filled(
    scope,
    'arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{name}/invocations',
    functionArn,
  );
}
